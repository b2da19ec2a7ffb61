package io.ecoai.chat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ecoai.cache.AnswerCodec;
import io.ecoai.chat.ChatAnswer.Metadata;
import io.ecoai.chat.ChatAnswer.Part;
import io.ecoai.usage.Outcome;
import io.ecoai.value.StoredTypes;
import io.ecoai.value.UnrestorableAnswerException;
import io.ecoai.value.ValueJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.content.Media;
import org.springframework.util.MimeType;

/**
 * Chat answers as JSON. Short names, since there is one of them in every answer.
 */
final class ChatAnswerCodec implements AnswerCodec<ChatAnswer> {

	/** As long as media can be, in Base64. */
	private static final int MAX_TEXT_LENGTH = 256 * 1024 * 1024;

	/** More than answers have. Bytes that compress well could hold a great many. */
	static final int MAX_TOKENS = 2_000_000;

	private final JsonMapper mapper = mapper();

	private final ValueJson values;

	private final UsageJson usage;

	private final RateLimitJson rateLimit;

	ChatAnswerCodec(StoredTypes types) {
		this.values = new ValueJson(types);
		this.usage = new UsageJson(this.values);
		this.rateLimit = new RateLimitJson(this.values);
	}

	/**
	 * {@inheritDoc}
	 * @throws UnrestorableAnswerException if the answer could not be read again
	 */
	@Override
	public byte[] encode(ChatAnswer answer) {
		byte[] bytes = this.mapper.writeValueAsBytes(toNode(answer));
		try {
			decode(bytes);
		}
		catch (IllegalArgumentException ex) {
			// Better once now than for every reader.
			throw new UnrestorableAnswerException("it cannot be read back (" + ex.getMessage() + ")");
		}
		return bytes;
	}

	/** A mapper that reads texts of any length that is stored. */
	static JsonMapper mapper() {
		return JsonMapper.builder(JsonFactory.builder()
			.streamReadConstraints(
					StreamReadConstraints.builder().maxStringLength(MAX_TEXT_LENGTH).maxTokenCount(MAX_TOKENS).build())
			.build()).build();
	}

	ObjectNode toNode(ChatAnswer answer) {
		ObjectNode node = JsonNodeFactory.instance.objectNode();
		ArrayNode parts = node.putArray("g");
		answer.generations().forEach((part) -> parts.add(write(part)));
		Metadata metadata = answer.metadata();
		node.put("id", metadata.id()).put("model", metadata.model());
		node.set("usage", this.usage.write(metadata.usage()));
		node.set("limit", this.rateLimit.write(metadata.rateLimit()));
		node.set("m", this.values.writeMap(metadata.values()));
		return node;
	}

	@Override
	public ChatAnswer decode(byte[] bytes) {
		try {
			return fromNode(this.mapper.readTree(bytes));
		}
		// Bytes that are something else fail in one way or another, and all mean the
		// same.
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			throw new IllegalArgumentException("not a chat answer: " + ex.getMessage(), ex);
		}
	}

	/** Text takes two bytes a character where one of its characters needs them. */
	@Override
	public long sizeBytes(ChatAnswer answer, int encodedBytes) {
		return (long) Character.BYTES * encodedBytes;
	}

	ChatAnswer fromNode(JsonNode node) {
		List<Part> parts = new ArrayList<>();
		node.required("g").forEach((part) -> parts.add(read(part)));
		ChatAnswer answer = new ChatAnswer(List.copyOf(parts),
				new Metadata(node.required("id").stringValue(), node.required("model").stringValue(),
						this.usage.read(node.required("usage")), this.rateLimit.read(node.required("limit")),
						this.values.readMap(node.required("m"))));
		// What no response can be made of is no answer, and here it is still a miss.
		answer.toResponse(Outcome.HIT);
		return answer;
	}

	private ObjectNode write(Part part) {
		ObjectNode node = JsonNodeFactory.instance.objectNode();
		node.put("text", part.text()).put("finish", part.finishReason());
		node.set("p", this.values.writeMap(part.properties()));
		Map<String, Object> metadata = part.metadata();
		node.set("m", (metadata != null) ? this.values.writeMap(metadata) : NullNode.getInstance());
		ArrayNode filters = node.putArray("filters");
		part.contentFilters().forEach(filters::add);
		ArrayNode calls = node.putArray("calls");
		part.toolCalls().forEach((call) -> calls.add(this.values.write(call)));
		ArrayNode media = node.putArray("media");
		part.media().forEach((medium) -> media.add(write(medium)));
		return node;
	}

	private Part read(JsonNode node) {
		Set<String> filters = new LinkedHashSet<>();
		node.required("filters").forEach((filter) -> filters.add(filter.stringValue()));
		List<ToolCall> calls = new ArrayList<>();
		node.required("calls").forEach((call) -> calls.add((ToolCall) this.values.read(call)));
		List<Media> media = new ArrayList<>();
		node.required("media").forEach((medium) -> media.add(readMedia(medium)));
		JsonNode metadata = node.required("m");
		return new Part(textOf(node.required("text")), this.values.readMap(node.required("p")), List.copyOf(calls),
				List.copyOf(media), textOf(node.required("finish")), Set.copyOf(filters),
				metadata.isNull() ? null : this.values.readMap(metadata));
	}

	private ObjectNode write(Media media) {
		ObjectNode node = JsonNodeFactory.instance.objectNode();
		node.put("type", media.getMimeType().toString()).put("id", media.getId()).put("name", media.getName());
		node.set("data", this.values.write(media.getData()));
		return node;
	}

	private Media readMedia(JsonNode node) {
		Object data = this.values.read(node.required("data"));
		if (data == null) {
			throw new UnrestorableAnswerException("media holds no data");
		}
		Media.Builder media = Media.builder()
			.mimeType(MimeType.valueOf(node.required("type").stringValue()))
			.data(data)
			.name(node.required("name").stringValue());
		String id = textOf(node.required("id"));
		return (id != null) ? media.id(id).build() : media.build();
	}

	private static @Nullable String textOf(JsonNode node) {
		return node.isNull() ? null : node.stringValue();
	}

}
