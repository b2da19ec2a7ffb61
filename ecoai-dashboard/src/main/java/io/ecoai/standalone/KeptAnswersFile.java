package io.ecoai.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheStatistics;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.EntryHeader;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.KeyComponent;
import io.ecoai.cache.Lifetime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The answers that another program keeps in a file, to look at. A file that is missing
 * holds none.
 */
final class KeptAnswersFile implements CacheStore {

	private static final String COLUMNS = "SELECT cache_key, created_at_micros, expires_at_micros, provider, model, "
			+ "namespace, prompt, components, ttl_micros, size_bytes FROM ecoai_answer WHERE ";

	/** Notes stand beside answers and are none. */
	private static final String IS_ANSWER = "cache_key NOT LIKE '%" + CacheKey.NOTE + "'";

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final Path file;

	KeptAnswersFile(Path file) {
		this.file = file;
	}

	@Override
	public String storage() {
		return "sqlite";
	}

	/** The payload is of the right size and empty: nobody reads it here. */
	@Override
	public @Nullable CacheEntry get(CacheKey key) {
		List<CacheEntry> entries = query(COLUMNS + "cache_key = ?", this::entry, key.value());
		return entries.isEmpty() ? null : entries.get(0);
	}

	@Override
	public List<EntryHeader> newest(String namespace, String model, int limit) {
		return query(
				COLUMNS + "namespace = ? AND model = ? AND " + IS_ANSWER + " ORDER BY created_at_micros DESC LIMIT ?",
				(row) -> new EntryHeader(new CacheKey(row.getString(1)), instant(row.getLong(2)), description(row)),
				namespace, model, limit);
	}

	@Override
	public CacheStatistics statistics() {
		// Notes take room and are no answers.
		List<CacheStatistics> found = query(
				"SELECT COALESCE(SUM(" + IS_ANSWER + "), 0), COALESCE(SUM(size_bytes), 0) FROM ecoai_answer",
				(row) -> new CacheStatistics(storage(), row.getLong(1), row.getLong(2)));
		return found.isEmpty() ? new CacheStatistics(storage(), 0, 0) : found.get(0);
	}

	@Override
	public CompletionStage<?> put(CacheEntry entry) {
		throw new UnsupportedOperationException("Answers are only looked at here");
	}

	@Override
	public long remove(FlushFilter filter) {
		throw new UnsupportedOperationException("Answers are only looked at here");
	}

	@Override
	public void close() {
	}

	private CacheEntry entry(ResultSet row) throws SQLException {
		long expiry = row.getLong(3);
		Instant expiresAt = row.wasNull() ? null : instant(expiry);
		long ttl = row.getLong(9);
		Duration own = row.wasNull() ? null : Duration.of(ttl, ChronoUnit.MICROS);
		return new CacheEntry(new CacheKey(row.getString(1)), new Lifetime(instant(row.getLong(2)), own), expiresAt,
				new byte[row.getInt(10)], description(row));
	}

	private EntryDescription description(ResultSet row) throws SQLException {
		return new EntryDescription(row.getString(4), row.getString(5), row.getString(6), row.getString(7),
				components(row.getString(8)), Set.of());
	}

	private List<KeyComponent> components(@Nullable String json) {
		try {
			return (json != null) ? List.of(this.mapper.readValue(json, KeyComponent[].class)) : List.of();
		}
		catch (JacksonException | NullPointerException ex) {
			return List.of();
		}
	}

	private static Instant instant(long micros) {
		return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
	}

	private <T> List<T> query(String sql, Row<T> reader, Object... arguments) {
		if (!Files.isRegularFile(this.file)) {
			return List.of();
		}
		try (Connection connection = ReadOnly.connect(this.file);
				PreparedStatement statement = connection.prepareStatement(sql)) {
			for (int i = 0; i < arguments.length; i++) {
				statement.setObject(i + 1, arguments[i]);
			}
			List<T> found = new ArrayList<>();
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					found.add(reader.read(row));
				}
			}
			return found;
		}
		catch (SQLException ex) {
			throw new DataAccessResourceFailureException("'%s' cannot be read".formatted(this.file), ex);
		}
	}

	/** Makes something of a row. */
	@FunctionalInterface
	private interface Row<T> {

		T read(ResultSet row) throws SQLException;

	}

}
