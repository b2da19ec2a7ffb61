package io.ecoai.usage.jdbc;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import javax.sql.DataSource;

import io.ecoai.sqlite.SqliteDatabase;
import io.ecoai.wire.DatabaseServers;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What a usage log can be kept in.
 */
enum Database {

	SQLITE, H2, POSTGRESQL, POSTGRESQL_REWRITING, MARIADB, MARIADB_BY_MYSQL_DRIVER;

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	/** The database of a test, in which nothing is yet. */
	UsageDatabase open(Path folder, DatabaseServers.Running servers) {
		if (this == SQLITE) {
			return sqlite(folder);
		}
		// Readers and writers share one connection.
		return shared(servers.closing(new SingleConnectionDataSource(url(servers), true)));
	}

	static UsageDatabase sqlite(Path folder) {
		return new SqliteUsageDatabase(
				SqliteDatabase.file(folder.resolve("usage.db"), UsageSchema.SQLITE, Clock.systemUTC()), TIMEOUT,
				TIMEOUT);
	}

	static SharedUsageDatabase shared(DataSource dataSource) {
		return new SharedUsageDatabase(dataSource, "dataSource", SchemaInitialization.ALWAYS);
	}

	String url(DatabaseServers.Running servers) {
		return switch (this) {
			case SQLITE -> throw new IllegalStateException("a file");
			case H2 -> "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
			case POSTGRESQL -> servers.postgres();
			case POSTGRESQL_REWRITING -> servers.postgres() + "&reWriteBatchedInserts=true";
			case MARIADB -> servers.mariaDb();
			case MARIADB_BY_MYSQL_DRIVER ->
				servers.mariaDb().replace("jdbc:mariadb:", "jdbc:mysql:") + "&rewriteBatchedStatements=true";
		};
	}

}
