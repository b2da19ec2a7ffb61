package io.ecoai.usage.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.boot.sql.init.DatabaseInitializationSettings;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds out which product a database is, and sees to its tables. Tables that are there
 * and may be used are left as they are, so that the application needs no right to create
 * any.
 */
final class SharedSchema {

	private static final String FOLDER = "io/ecoai/usage/jdbc";

	/** Of several instances that create the same tables at once, all but one fail. */
	private static final int ATTEMPTS = 3;

	/** They touch no row, and fail if one of these rights or columns is missing. */
	private static final List<String> PROBES = List.of(copy("usage_log", UsageSql.RECORD),
			"DELETE FROM usage_log WHERE id < 0", copy("usage_daily", UsageSql.KEY + ", " + UsageSql.MEASURES),
			"UPDATE usage_daily SET calls = calls WHERE usage_day = ''", copy("usage_task", "name, until_micros"),
			"UPDATE usage_task SET until_micros = 0 WHERE name = ''", "DELETE FROM usage_task WHERE name = ''");

	private final DataSource dataSource;

	private final TransactionTemplate transaction;

	private final SchemaInitialization mode;

	SharedSchema(DataSource dataSource, TransactionTemplate transaction, SchemaInitialization mode) {
		this.dataSource = dataSource;
		this.transaction = transaction;
		this.mode = mode;
	}

	private static String copy(String table, String columns) {
		return "INSERT INTO " + table + " (" + columns + ") SELECT " + columns + " FROM " + table + " WHERE 1 = 0";
	}

	/**
	 * Creates the tables if they are missing.
	 * @throws UnusableDatabaseException if the database can hold no usage log as it is
	 * @throws org.springframework.dao.DataAccessException if it cannot be reached
	 */
	UsageDialect prepare(JdbcTemplate jdbc) {
		UsageDialect dialect = dialect();
		RuntimeException problem = problem(jdbc);
		for (int attempt = 1; problem != null && attempt <= ATTEMPTS; attempt++) {
			RuntimeException failure = create(dialect);
			problem = problem(jdbc);
			if (problem != null && (attempt == ATTEMPTS || failure == null)) {
				throw unusable(dialect, (failure != null) ? failure : problem);
			}
		}
		return dialect;
	}

	private UsageDialect dialect() {
		Connection connection = DataSourceUtils.getConnection(this.dataSource);
		try {
			DatabaseMetaData metaData = connection.getMetaData();
			String product = metaData.getDatabaseProductName();
			// The driver of MySQL takes a MariaDB server for what it expects.
			boolean disguised = metaData.getDatabaseProductVersion().contains("MariaDB");
			return switch (disguised ? DatabaseDriver.MARIADB : DatabaseDriver.fromProductName(product)) {
				case POSTGRESQL -> UsageDialect.POSTGRESQL;
				case MARIADB -> UsageDialect.MARIADB;
				case H2 -> UsageDialect.H2;
				default -> throw new UnusableDatabaseException(
						"its database is " + product
								+ ", and the usage log is tested with PostgreSQL, MariaDB and H2 only",
						"Name the bean of such a DataSource, or remove the property to log to the file ecoai.usage.path.");
			};
		}
		catch (SQLException ex) {
			throw new JdbcTemplate(this.dataSource).getExceptionTranslator().translate("metadata", null, ex);
		}
		finally {
			DataSourceUtils.releaseConnection(connection, this.dataSource);
		}
	}

	/** What is wrong with the tables, or {@code null} if nothing is. */
	private @Nullable RuntimeException problem(JdbcTemplate jdbc) {
		try {
			this.transaction.executeWithoutResult((status) -> {
				status.setRollbackOnly();
				PROBES.forEach(jdbc::update);
			});
			return null;
		}
		catch (RuntimeException ex) {
			if (SqlFailures.isSchema(ex)) {
				return ex;
			}
			throw ex;
		}
	}

	private @Nullable RuntimeException create(UsageDialect dialect) {
		DatabaseInitializationSettings settings = new DatabaseInitializationSettings();
		settings.setSchemaLocations(List.of("classpath:" + script(dialect)));
		settings.setMode(DatabaseInitializationMode.valueOf(this.mode.name()));
		try {
			new DataSourceScriptDatabaseInitializer(this.dataSource, settings).initializeDatabase();
			return null;
		}
		catch (RuntimeException ex) {
			return ex;
		}
	}

	private static String script(UsageDialect dialect) {
		return FOLDER + "/schema-" + dialect.name().toLowerCase(Locale.ROOT) + ".sql";
	}

	private UnusableDatabaseException unusable(UsageDialect dialect, RuntimeException problem) {
		String text = String.valueOf(NestedExceptionUtils.getMostSpecificCause(problem).getMessage());
		String remedy = (this.mode == SchemaInitialization.ALWAYS)
				? "Let its user create tables, or create them with '%s' from EcoAI's jar and let its user select, insert, update and delete in them."
				: "Create them with '%s' from EcoAI's jar and let its user select, insert, update and delete in them, or set ecoai.usage.initialize-schema=always.";
		return new UnusableDatabaseException(
				"the tables of the usage log cannot be used: "
						+ text.lines().findFirst().orElse("").replace("; SQL statement:", ""),
				remedy.formatted(script(dialect)));
	}

}
