package io.ecoai.chat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Damages answers within their structure: other values, other types, other classes.
 */
final class DamagedJson {

	private static final String PLACEHOLDER = "@damaged@";

	private static final String[] TAGS = { "long", "short", "byte", "double", "float", "decimal", "bigint", "character",
			"duration", "instant", "date", "uri", "uuid", "set", "map", "bytes", "citation", "enum", "record", "sdk",
			"list", "", "object", "@class" };

	private static final String[] ALLOWED = { "org.springframework.ai.chat.messages.MessageType",
			"org.springframework.ai.chat.messages.AssistantMessage$ToolCall",
			"org.springframework.ai.anthropic.Citation", "org.springframework.ai.chat.prompt.PromptTemplate",
			"org.springframework.ai.no.Such", "com.openai.models.completions.CompletionUsage",
			"com.openai.models.chat.completions.ChatCompletion", "com.anthropic.models.messages.Usage",
			"com.anthropic.models.messages.Message", "com.google.genai.types.GenerateContentResponse",
			"com.google.genai.types.Part", "com.google.genai.types.HttpOptions", "com.openai.models.NoSuch",
			"com.google.genai.types.AutoValue_Part" };

	private static final String[] TEXTS = { "", "x", "null", "1E+2147483647", "1E-2147483648", "-", "NaN", "PT1S",
			"PT-9999999999999999999S", "+1000000000-12-31T23:59:59Z", "0000-00-00", "::", "a b", "{}", "[]",
			"{\"a\":1}", "/w==", "\uD83D", "a/b", "*/*", "IMAGE", "USER", "default", "google", "empty", "STOP" };

	private final JsonMapper mapper = ChatAnswerCodec.mapper();

	private final List<String> classes;

	private final Random random;

	DamagedJson(List<String> refusedClasses, Random random) {
		this.classes = new ArrayList<>(refusedClasses);
		this.classes.addAll(List.of(ALLOWED));
		this.random = random;
	}

	byte[] damage(byte[] json) {
		JsonNode tree = this.mapper.readTree(json);
		List<JsonNode> places = new ArrayList<>();
		collect(tree, places);
		int times = 1 + this.random.nextInt(3);
		for (int i = 0; i < times; i++) {
			damage(places.get(this.random.nextInt(places.size())), places);
		}
		String text = this.mapper.writeValueAsString(tree);
		return text.replace('"' + PLACEHOLDER + '"', unusual()).getBytes(StandardCharsets.UTF_8);
	}

	private static void collect(JsonNode node, List<JsonNode> places) {
		if (node.isContainer() && !node.isEmpty()) {
			places.add(node);
			node.forEach((child) -> collect(child, places));
		}
	}

	private void damage(JsonNode place, List<JsonNode> places) {
		int which = this.random.nextInt(Math.max(1, place.size()));
		boolean remove = this.random.nextInt(8) == 0;
		if (place instanceof ArrayNode array && !array.isEmpty()) {
			if (remove) {
				array.remove(which);
			}
			else if (this.random.nextInt(8) == 0) {
				array.add(array.get(which).deepCopy());
			}
			else {
				array.set(which, replacement(places));
			}
		}
		else if (place instanceof ObjectNode object && !object.isEmpty()) {
			String name = object.propertyNames().stream().skip(which).findFirst().orElseThrow();
			if (remove) {
				object.remove(name);
			}
			else if (this.random.nextInt(8) == 0) {
				object.set(this.random.nextBoolean() ? "t" : name + name, object.remove(name));
			}
			else {
				object.set(name, replacement(places));
			}
		}
	}

	private JsonNode replacement(List<JsonNode> places) {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		return switch (this.random.nextInt(12)) {
			case 0 -> nodes.nullNode();
			case 1 -> nodes.booleanNode(this.random.nextBoolean());
			case 2 -> nodes.numberNode(this.random.nextInt());
			case 3 -> nodes.numberNode(this.random.nextLong());
			case 4 -> nodes.numberNode(this.random.nextBoolean() ? 1e308 : -0.0);
			case 5, 6 -> nodes.stringNode(text());
			case 7 -> nodes.arrayNode().add(text()).addNull();
			case 8 -> nodes.stringNode(PLACEHOLDER);
			// Of something else in the same answer.
			case 9 -> places.get(this.random.nextInt(places.size())).deepCopy();
			default -> typed();
		};
	}

	private ObjectNode typed() {
		ObjectNode node = JsonNodeFactory.instance.objectNode();
		node.put("t", TAGS[this.random.nextInt(TAGS.length)]);
		node.put("c", this.classes.get(this.random.nextInt(this.classes.size())));
		switch (this.random.nextInt(4)) {
			case 0 -> node.putArray("v").add(text()).add(this.random.nextInt());
			case 1 -> node.putObject("v").put(text(), text());
			case 2 -> node.putArray("v").add(text()).add(text()).add(text()).add(text());
			default -> node.put("v", text());
		}
		return node;
	}

	private String text() {
		return TEXTS[this.random.nextInt(TEXTS.length)];
	}

	/** What no mapper writes. */
	private String unusual() {
		return switch (this.random.nextInt(7)) {
			case 0 -> "[".repeat(400) + "]".repeat(400);
			case 1 -> "[".repeat(50_000);
			case 2 -> "{\"t\":\"map\",\"v\":{\"a\":".repeat(200) + "1" + "}}".repeat(200);
			case 3 -> "9".repeat(900);
			case 4 -> "-1e999999999";
			case 5 -> "{\"t\":\"bigint\",\"v\":\"" + "9".repeat(5_000) + "\"}";
			default -> "\"" + "x".repeat(200_000) + "\"";
		};
	}

}
