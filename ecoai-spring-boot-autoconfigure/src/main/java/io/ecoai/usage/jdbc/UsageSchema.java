package io.ecoai.usage.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.ecoai.sqlite.SqliteSchema;

/**
 * The tables of the usage log in SQLite. A table of the Python or npm SDK is extended.
 */
final class UsageSchema {

	static final SqliteSchema SQLITE = new SqliteSchema("the usage records and totals in it",
			List.of(UsageSchema::create, UsageSchema::renameDay, RollUps::create, UsageSchema::addTasks,
					UsageSchema::addCosts, RollUps::addUpInBatches, DayTotals::fill));

	private UsageSchema() {
	}

	private static void create(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.executeUpdate(SqliteUsageSql.CREATE_LOG);
			addColumns(statement, "usage_log", SqliteUsageSql.ADDED_COLUMNS);
			statement.executeUpdate(SqliteUsageSql.CREATE_REST);
		}
	}

	private static void renameDay(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.executeUpdate("DROP VIEW IF EXISTS usage_call");
			// A copy of a file by its statements has the columns and no version.
			if (columns(statement, "usage_daily").contains("day")) {
				statement.executeUpdate(SqliteUsageSql.RENAME_DAY);
			}
		}
		// What adds to the totals knows them.
		addCosts(connection);
		DayTotals.create(connection);
		adoptForeignRecords(connection);
	}

	private static void addTasks(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.executeUpdate(SqliteUsageSql.CREATE_TASK);
		}
	}

	private static void addCosts(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			addColumns(statement, "usage_log", SqliteUsageSql.COST_COLUMNS);
			addColumns(statement, "usage_daily", SqliteUsageSql.COST_COLUMNS);
		}
	}

	private static void addColumns(Statement statement, String table, String[] columns) throws SQLException {
		Set<String> present = columns(statement, table);
		for (String column : columns) {
			if (!present.contains(column.substring(0, column.indexOf(' ')))) {
				statement.executeUpdate("ALTER TABLE %s ADD COLUMN %s".formatted(table, column));
			}
		}
	}

	private static Set<String> columns(Statement statement, String table) throws SQLException {
		Set<String> names = new HashSet<>();
		try (ResultSet columns = statement.executeQuery("SELECT name FROM pragma_table_info('%s')".formatted(table))) {
			while (columns.next()) {
				names.add(columns.getString(1).toLowerCase(Locale.ROOT));
			}
		}
		return names;
	}

	/**
	 * Adds records of the Python or npm SDK to the totals, each once. They carry no event
	 * id until then; an SDK that goes on writing beside us leaves more of them.
	 * @param connection a connection within a transaction
	 */
	static void adoptForeignRecords(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.executeUpdate(SqliteUsageSql.COMPLETE_FOREIGN);
			statement.executeUpdate(SqliteUsageSql.FOLD_FOREIGN);
			statement.executeUpdate(DayTotals.FOLD_FOREIGN);
			statement.executeUpdate(SqliteUsageSql.NAME_FOREIGN);
		}
	}

}
