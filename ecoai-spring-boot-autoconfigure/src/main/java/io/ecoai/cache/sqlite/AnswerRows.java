package io.ecoai.cache.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.KeyComponent;
import io.ecoai.cache.Lifetime;
import io.ecoai.cache.StoredKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The statements of the answer table, and its rows as entries.
 */
final class AnswerRows {

	static final String SELECT = """
			SELECT created_at_micros, expires_at_micros, provider, model, namespace, prompt, components, payload
			FROM ecoai_answer WHERE cache_key = ?""";

	static final String UPSERT = """
			INSERT OR REPLACE INTO ecoai_answer (cache_key, created_at_micros, expires_at_micros, provider, model,
				namespace, prompt, components, size_bytes, payload)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	static final String NEWEST = """
			SELECT cache_key, created_at_micros, provider, model, namespace, prompt, components
			FROM ecoai_answer WHERE namespace = ? AND model = ? ORDER BY created_at_micros DESC LIMIT ?""";

	static final String STATISTICS = """
			SELECT COUNT(*), COALESCE(SUM(size_bytes), 0) FROM ecoai_answer INDEXED BY ecoai_answer_by_model""";

	static final String DELETE_EXPIRED = """
			DELETE FROM ecoai_answer WHERE expires_at_micros <= ?""";

	private final JsonMapper mapper = JsonMapper.builder().build();

	CacheEntry entry(CacheKey key, ResultSet row) throws SQLException {
		long expiry = row.getLong(2);
		Instant expiresAt = row.wasNull() ? null : instant(expiry);
		return new CacheEntry(key, new Lifetime(instant(row.getLong(1)), null), expiresAt, row.getBytes(8),
				description(row, 3));
	}

	StoredKey storedKey(ResultSet row) throws SQLException {
		return new StoredKey(new CacheKey(row.getString(1)), instant(row.getLong(2)), description(row, 3));
	}

	void bind(CacheEntry entry, PreparedStatement upsert) throws SQLException {
		EntryDescription description = entry.description();
		upsert.setString(1, entry.key().value());
		upsert.setLong(2, micros(entry.lifetime().createdAt()));
		if (entry.expiresAt() != null) {
			upsert.setLong(3, micros(entry.expiresAt()));
		}
		else {
			upsert.setNull(3, Types.INTEGER);
		}
		upsert.setString(4, description.provider());
		upsert.setString(5, description.model());
		upsert.setString(6, description.namespace());
		upsert.setString(7, description.prompt());
		// By way of a text: the mapper's bytes allow no half of a surrogate pair.
		upsert.setString(8, this.mapper.writeValueAsString(description.components()));
		upsert.setInt(9, entry.payload().length);
		upsert.setBytes(10, entry.payload());
	}

	static long micros(Instant instant) {
		return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
	}

	private static Instant instant(long micros) {
		return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
	}

	private EntryDescription description(ResultSet row, int first) throws SQLException {
		return new EntryDescription(row.getString(first), row.getString(first + 1), row.getString(first + 2),
				row.getString(first + 3), components(row.getString(first + 4)));
	}

	/** What stands in a file may be anything. */
	private static boolean isWhole(@Nullable KeyComponent component) {
		return component != null && component.name() != null && component.digest() != null
				&& component.preview() != null;
	}

	/** They only explain misses, so that an answer is not lost with them. */
	private List<KeyComponent> components(@Nullable String json) {
		try {
			KeyComponent[] components = (json != null) ? this.mapper.readValue(json, KeyComponent[].class) : null;
			return (components != null) ? Arrays.stream(components).filter(AnswerRows::isWhole).toList() : List.of();
		}
		catch (JacksonException | NullPointerException ex) {
			return List.of();
		}
	}

}
