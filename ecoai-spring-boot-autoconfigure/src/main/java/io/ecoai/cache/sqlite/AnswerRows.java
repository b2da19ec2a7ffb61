package io.ecoai.cache.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.EntryHeader;
import io.ecoai.cache.KeyComponent;
import io.ecoai.cache.Lifetime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The statements of the answer table, and its rows as entries.
 */
final class AnswerRows {

	/** A payload that is longer is not kept, and what stands in a file is not read. */
	static final int MAX_PAYLOAD_BYTES = 64 * 1024 * 1024;

	static final String IS_NOTE = "cache_key LIKE '%" + CacheKey.NOTE + "'";

	static final String SELECT = """
			SELECT created_at_micros, expires_at_micros, provider, model, namespace, prompt, components, tags,
				ttl_micros, CASE WHEN length(payload) <= %s THEN payload ELSE x'' END
			FROM ecoai_answer WHERE cache_key = ?""".formatted(MAX_PAYLOAD_BYTES);

	static final String UPSERT = """
			INSERT OR REPLACE INTO ecoai_answer (cache_key, created_at_micros, expires_at_micros, provider, model,
				namespace, prompt, components, tags, ttl_micros, size_bytes, payload)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	static final String NEWEST = """
			SELECT cache_key, created_at_micros, provider, model, namespace, prompt, components, tags
			FROM ecoai_answer WHERE namespace = ? AND model = ? AND NOT %s
			ORDER BY created_at_micros DESC LIMIT ?""".formatted(IS_NOTE);

	/** To be compared with a filter, which asks for no components. */
	static final String DESCRIPTIONS = """
			SELECT cache_key, created_at_micros, provider, model, namespace, prompt, NULL, tags
			FROM ecoai_answer""";

	/** Notes take room and are no answers. */
	static final String STATISTICS = """
			SELECT COUNT(*) - (SELECT COUNT(*) FROM ecoai_answer WHERE %s),
				COALESCE(SUM(size_bytes), 0)
			FROM ecoai_answer INDEXED BY ecoai_answer_by_model""".formatted(IS_NOTE);

	/** Not all at once: another process may be waiting to write. */
	static final String DELETE = "DELETE FROM ecoai_answer WHERE cache_key = ?";

	static final String DELETE_EXPIRED = """
			DELETE FROM ecoai_answer WHERE rowid IN (
				SELECT rowid FROM ecoai_answer WHERE expires_at_micros <= ? LIMIT 500)""";

	private final JsonMapper mapper = JsonMapper.builder().build();

	CacheEntry entry(CacheKey key, ResultSet row) throws SQLException {
		Long expiry = number(row, 2);
		Long ttl = number(row, 9);
		Lifetime lifetime = new Lifetime(instant(row.getLong(1)),
				(ttl != null) ? Duration.of(ttl, ChronoUnit.MICROS) : null);
		return new CacheEntry(key, lifetime, (expiry != null) ? instant(expiry) : null, row.getBytes(10),
				description(row, 3));
	}

	EntryHeader header(ResultSet row) throws SQLException {
		return new EntryHeader(new CacheKey(row.getString(1)), instant(row.getLong(2)), description(row, 3));
	}

	void bind(CacheEntry entry, PreparedStatement upsert) throws SQLException {
		EntryDescription description = entry.description();
		upsert.setString(1, entry.key().value());
		upsert.setLong(2, micros(entry.lifetime().createdAt()));
		setNumber(upsert, 3, (entry.expiresAt() != null) ? micros(entry.expiresAt()) : null);
		upsert.setString(4, description.provider());
		upsert.setString(5, description.model());
		upsert.setString(6, description.namespace());
		upsert.setString(7, description.prompt());
		// By way of a text: the mapper's bytes allow no half of a surrogate pair.
		upsert.setString(8, this.mapper.writeValueAsString(description.components()));
		upsert.setString(9, description.tags().isEmpty() ? null
				: this.mapper.writeValueAsString(new TreeSet<>(description.tags())));
		setNumber(upsert, 10, (entry.lifetime().ttl() != null) ? micros(entry.lifetime().ttl()) : null);
		upsert.setInt(11, entry.payload().length);
		upsert.setBytes(12, entry.payload());
	}

	static long micros(Instant instant) {
		return micros(Duration.between(Instant.EPOCH, instant));
	}

	/** A time longer than the column can hold is as good as for ever. */
	private static long micros(Duration duration) {
		return TimeUnit.MICROSECONDS.convert(duration);
	}

	private static @Nullable Long number(ResultSet row, int column) throws SQLException {
		long number = row.getLong(column);
		return row.wasNull() ? null : number;
	}

	private static void setNumber(PreparedStatement statement, int parameter, @Nullable Long number)
			throws SQLException {
		if (number != null) {
			statement.setLong(parameter, number);
		}
		else {
			statement.setNull(parameter, Types.INTEGER);
		}
	}

	private static Instant instant(long micros) {
		return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
	}

	private EntryDescription description(ResultSet row, int first) throws SQLException {
		return new EntryDescription(row.getString(first), row.getString(first + 1), row.getString(first + 2),
				row.getString(first + 3), components(row.getString(first + 4)), tags(row.getString(first + 5)));
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

	/** An answer that has lost its tags serves nobody who asks for one. */
	private Set<String> tags(@Nullable String json) {
		try {
			String[] tags = (json != null) ? this.mapper.readValue(json, String[].class) : null;
			return (tags != null) ? Arrays.stream(tags).filter(Objects::nonNull).collect(Collectors.toSet()) : Set.of();
		}
		catch (JacksonException ex) {
			return Set.of();
		}
	}

}
