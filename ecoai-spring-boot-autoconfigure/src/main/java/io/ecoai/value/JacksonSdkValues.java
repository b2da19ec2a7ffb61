package io.ecoai.value;

import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * The values of an SDK that brings a Jackson 2 mapper of its own.
 */
final class JacksonSdkValues implements SdkValues {

	private final String packagePrefix;

	private final Supplier<? extends ObjectMapper> mapper;

	JacksonSdkValues(String packagePrefix, Supplier<? extends ObjectMapper> mapper) {
		this.packagePrefix = packagePrefix;
		this.mapper = mapper;
	}

	@Override
	public boolean supports(String typeName) {
		return typeName.startsWith(this.packagePrefix);
	}

	@Override
	public String toJson(Object value) {
		try {
			return this.mapper.get().writeValueAsString(value);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException("Cannot write a " + value.getClass().getName(), ex);
		}
	}

	@Override
	public @Nullable Object toTree(Object value) {
		try {
			return this.mapper.get().readValue(toJson(value), Object.class);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException("Cannot read a " + value.getClass().getName(), ex);
		}
	}

	@Override
	public Object fromJson(String json, Class<?> type) {
		try {
			return this.mapper.get().readValue(json, type);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException("Cannot read a " + type.getName(), ex);
		}
	}

}
