package io.ecoai.cache.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.FlushFilter.Field;

/**
 * A filter as a condition in SQL, as far as it can be one: a glob is left to Java, whose
 * idea of upper and lower case is wider.
 */
final class AnswerFilter {

	private static final Map<Field, String> CONDITIONS = new EnumMap<>(
			Map.of(Field.KEY, "cache_key IN (?, ?)", Field.MODEL, "model = ?", Field.NAMESPACE, "namespace = ?",
					Field.TAG, "cache_key IN (SELECT cache_key FROM ecoai_answer_tag WHERE tag = ?)"));

	private final List<String> conditions = new ArrayList<>();

	private final List<String> values = new ArrayList<>();

	private final boolean whollySql;

	AnswerFilter(FlushFilter filter) {
		CONDITIONS.forEach((field, condition) -> filter.valuesOf(field).forEach((value) -> {
			this.conditions.add(condition);
			if (field == Field.KEY) {
				new CacheKey(value).ofAllKinds().forEach((key) -> this.values.add(key.value()));
			}
			else {
				this.values.add(value);
			}
		}));
		this.whollySql = filter.valuesOf(Field.PATTERN).findAny().isEmpty();
	}

	boolean isWhollySql() {
		return this.whollySql;
	}

	String where() {
		return this.conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", this.conditions);
	}

	/** The same for notes alone. */
	String whereNotes() {
		return where() + (this.conditions.isEmpty() ? " WHERE " : " AND ") + AnswerRows.IS_NOTE;
	}

	void bind(PreparedStatement statement) throws SQLException {
		for (int i = 0; i < this.values.size(); i++) {
			statement.setString(i + 1, this.values.get(i));
		}
	}

}
