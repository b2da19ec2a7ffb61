package io.ecoai.value;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Reads and writes the value types of one provider's SDK with the means of that SDK,
 * which alone know all that a value holds.
 */
public interface SdkValues {

	/**
	 * Whether a type is one of the SDK's data types.
	 * @param typeName the name of the type
	 * @return whether the other methods take it
	 */
	boolean supports(String typeName);

	/**
	 * A value as JSON.
	 * @param value the value
	 * @return the JSON text
	 */
	String toJson(Object value);

	/**
	 * A value as maps, lists and plain values.
	 * @param value the value
	 * @return the tree
	 */
	@Nullable Object toTree(Object value);

	/**
	 * Reads a value.
	 * @param json what {@link #toJson} wrote
	 * @param type the type of the value
	 * @return the value
	 * @throws IllegalArgumentException if it cannot be read
	 */
	Object fromJson(String json, Class<?> type);

	/**
	 * Those of the SDKs that are on the class path.
	 * @param classLoader where to look
	 * @return one for each SDK
	 */
	static List<SdkValues> present(@Nullable ClassLoader classLoader) {
		List<SdkValues> present = new ArrayList<>();
		if (ClassUtils.isPresent("com.openai.core.ObjectMappers", classLoader)) {
			present.add(new JacksonSdkValues("com.openai.models.", com.openai.core.ObjectMappers::jsonMapper));
		}
		if (ClassUtils.isPresent("com.anthropic.core.ObjectMappers", classLoader)) {
			present.add(new JacksonSdkValues("com.anthropic.models.", com.anthropic.core.ObjectMappers::jsonMapper));
		}
		if (ClassUtils.isPresent("com.google.genai.JsonSerializable", classLoader)) {
			present
				.add(new JacksonSdkValues("com.google.genai.types.", com.google.genai.JsonSerializable::objectMapper));
		}
		return List.copyOf(present);
	}

}
