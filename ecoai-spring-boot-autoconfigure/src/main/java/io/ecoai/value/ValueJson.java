package io.ecoai.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Metadata values as JSON, with their Java types. Text, truth values, integers and lists
 * stand as they are, anything else as the name of its type and its content. Nothing is
 * ever made of a type that {@link StoredTypes} does not allow.
 */
public final class ValueJson {

	private static final String TYPE = "t";

	private static final String CLASS = "c";

	private static final String CONTENT = "v";

	private final StoredTypes types;

	private final RecordValues records = new RecordValues();

	/**
	 * Creates the mapping.
	 * @param types the types that may be restored
	 */
	public ValueJson(StoredTypes types) {
		this.types = types;
	}

	/**
	 * Writes a map.
	 * @param values the map
	 * @return its JSON
	 * @throws UnrestorableAnswerException if a value could not be restored
	 */
	public ObjectNode writeMap(Map<?, ?> values) {
		ObjectNode node = JsonNodeFactory.instance.objectNode();
		values.forEach((key, value) -> {
			if (!(key instanceof String name)) {
				throw new UnrestorableAnswerException("a map has a key that is no text");
			}
			node.set(name, write(value));
		});
		return node;
	}

	/**
	 * Reads a map.
	 * @param node what {@link #writeMap} made
	 * @return the map
	 * @throws RuntimeException if it is nothing that {@link #writeMap} makes
	 */
	// A map of a response may hold null, though its type does not say so.
	@SuppressWarnings("NullAway")
	public Map<String, Object> readMap(JsonNode node) {
		Map<String, Object> values = new LinkedHashMap<>();
		node.properties().forEach((property) -> values.put(property.getKey(), read(property.getValue())));
		return values;
	}

	/**
	 * Writes a value.
	 * @param value the value
	 * @return its JSON
	 * @throws UnrestorableAnswerException if it could not be restored
	 */
	public JsonNode write(@Nullable Object value) {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		if (value == null) {
			return nodes.nullNode();
		}
		if (value instanceof String text) {
			return nodes.stringNode(text);
		}
		if (value instanceof Boolean truth) {
			return nodes.booleanNode(truth);
		}
		if (value instanceof Integer number) {
			return nodes.numberNode(number);
		}
		if (value instanceof List<?> list) {
			return writeAll(list);
		}
		if (value instanceof Set<?> set) {
			return typed("set", writeAll(set));
		}
		if (value instanceof Map<?, ?> map) {
			return typed("map", writeMap(map));
		}
		if (value instanceof byte[] bytes) {
			return typed("bytes", nodes.binaryNode(bytes));
		}
		ScalarType scalar = ScalarType.of(value);
		return (scalar != null) ? typed(scalar.tag(), nodes.stringNode(value.toString())) : writeObject(value);
	}

	private ObjectNode writeObject(Object value) {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		if (value instanceof Enum<?> constant) {
			Class<?> type = this.types.enumType(constant.getDeclaringClass().getName());
			return typed("enum", nodes.stringNode(constant.name())).put(CLASS, type.getName());
		}
		if (value instanceof Record) {
			Class<?> type = this.types.recordType(value.getClass().getName());
			List<@Nullable Object> components = this.records.componentsOf(value);
			// A constructor may make something else of what it is given.
			if (!this.records.create(type, components).equals(value)) {
				throw new UnrestorableAnswerException("a " + type.getName() + " is not the same when it is made anew");
			}
			return typed("record", writeAll(components)).put(CLASS, type.getName());
		}
		String name = StoredTypes.nameOf(value);
		if (name.equals(CitationValues.TYPE)) {
			return typed("citation", writeAll(CitationValues.of(value)));
		}
		Class<?> type = this.types.sdkType(name);
		SdkValues sdk = sdkOf(name);
		String json = sdk.toJson(value);
		// What the SDK does not read back as it was is not written in the first place.
		if (!sdk.fromJson(json, type).equals(value)) {
			throw new UnrestorableAnswerException("a " + name + " is not the same when it is read");
		}
		return typed("sdk", nodes.stringNode(json)).put(CLASS, name);
	}

	/**
	 * Reads a value.
	 * @param node what {@link #write} made
	 * @return the value
	 * @throws RuntimeException if it is nothing that {@link #write} makes
	 */
	public @Nullable Object read(JsonNode node) {
		if (node.isNull()) {
			return null;
		}
		if (node.isString()) {
			return node.stringValue();
		}
		if (node.isBoolean()) {
			return node.booleanValue();
		}
		if (node.isInt()) {
			return node.intValue();
		}
		if (node.isArray()) {
			return readAll(node);
		}
		String type = node.required(TYPE).stringValue();
		JsonNode content = node.required(CONTENT);
		ScalarType scalar = ScalarType.ofTag(type);
		if (scalar != null) {
			return scalar.parse(content.stringValue());
		}
		return switch (type) {
			case "set" -> new LinkedHashSet<>(readAll(content));
			case "map" -> readMap(content);
			case "bytes" -> content.binaryValue();
			case "citation" -> CitationValues.restore(readAll(content));
			default -> readObject(type, node.required(CLASS).stringValue(), content);
		};
	}

	// The class is an enum of which only the name is known.
	@SuppressWarnings({ "unchecked", "rawtypes" })
	private Object readObject(String type, String className, JsonNode content) {
		return switch (type) {
			case "enum" -> Enum.valueOf((Class) this.types.enumType(className), content.stringValue());
			case "record" -> this.records.create(this.types.recordType(className), readAll(content));
			case "sdk" -> sdkOf(className).fromJson(content.stringValue(), this.types.sdkType(className));
			default -> throw new UnrestorableAnswerException("a value is of the unknown type " + type);
		};
	}

	private SdkValues sdkOf(String className) {
		SdkValues sdk = this.types.sdkOf(className);
		if (sdk == null) {
			throw new UnrestorableAnswerException("a value is of type " + className);
		}
		return sdk;
	}

	private ArrayNode writeAll(Collection<?> elements) {
		ArrayNode array = JsonNodeFactory.instance.arrayNode();
		elements.forEach((element) -> array.add(write(element)));
		return array;
	}

	private List<@Nullable Object> readAll(JsonNode array) {
		List<@Nullable Object> elements = new ArrayList<>(array.size());
		array.forEach((element) -> elements.add(read(element)));
		return elements;
	}

	private static ObjectNode typed(String type, JsonNode content) {
		ObjectNode node = JsonNodeFactory.instance.objectNode();
		node.put(TYPE, type);
		node.set(CONTENT, content);
		return node;
	}

}
