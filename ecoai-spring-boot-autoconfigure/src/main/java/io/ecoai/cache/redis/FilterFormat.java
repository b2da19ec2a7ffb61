package io.ecoai.cache.redis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.FlushFilter.Field;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a filter is told to others: the values of each field that it has conditions for.
 * What cannot be understood matches everything, since nothing may stay that was to leave.
 */
final class FilterFormat {

	private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
	};

	private final JsonMapper mapper = JsonMapper.builder().build();

	Map<String, Object> write(FlushFilter filter) {
		Map<String, Object> conditions = new LinkedHashMap<>();
		for (Field field : Field.values()) {
			List<String> values = filter.valuesOf(field).toList();
			if (!values.isEmpty()) {
				conditions.put(field.name(), values);
			}
		}
		return conditions;
	}

	FlushFilter read(Map<String, Object> conditions) {
		FlushFilter filter = FlushFilter.all();
		try {
			for (Map.Entry<String, Object> condition : conditions.entrySet()) {
				Field field = Field.valueOf(condition.getKey());
				for (Object value : (List<?>) condition.getValue()) {
					filter = filter.and(condition(field, (String) value));
				}
			}
		}
		catch (IllegalArgumentException | ClassCastException ex) {
			return FlushFilter.all();
		}
		return filter;
	}

	byte[] writeBytes(FlushFilter filter) {
		return this.mapper.writeValueAsBytes(write(filter));
	}

	FlushFilter readBytes(byte[] bytes) {
		try {
			return read(this.mapper.readValue(bytes, OBJECT));
		}
		catch (JacksonException ex) {
			return FlushFilter.all();
		}
	}

	private static FlushFilter condition(Field field, String value) {
		return switch (field) {
			case PATTERN -> FlushFilter.pattern(value);
			case MODEL -> FlushFilter.model(value);
			case KEY -> FlushFilter.key(new CacheKey(value));
			case NAMESPACE -> FlushFilter.namespace(value);
			case TAG -> FlushFilter.tag(value);
		};
	}

}
