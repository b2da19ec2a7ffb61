package io.ecoai.cache.sqlite;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.Lifetime;

/**
 * Answers for tests of the file, and what stands in it.
 */
final class Answers {

	private Answers() {
	}

	static CacheEntry small(String key) {
		return entry(key, ("answer of " + key).getBytes(StandardCharsets.UTF_8));
	}

	/** One that cannot be made smaller, and is the same for the same key. */
	static CacheEntry large(String key, int bytes) {
		byte[] payload = new byte[bytes];
		new Random(key.hashCode()).nextBytes(payload);
		return entry(key, payload);
	}

	private static CacheEntry entry(String key, byte[] payload) {
		return new CacheEntry(new CacheKey(key), new Lifetime(Clock.systemUTC().instant(), null), null, payload,
				new EntryDescription("openai", "gpt-4o", "default", "prompt of " + key, List.of()));
	}

	static List<String> query(Path file, String sql) throws SQLException {
		List<String> values = new ArrayList<>();
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(sql)) {
			while (row.next()) {
				values.add(row.getString(1));
			}
		}
		return values;
	}

}
