package io.ecoai.chat;

import java.util.ArrayList;
import java.util.List;

import io.ecoai.cache.AnswerCodec;
import io.ecoai.value.UnrestorableAnswerException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The chunks of a stream as JSON: the first as it is, and of every other one what differs
 * from the one before. Most of them repeat everything but a few words.
 */
final class ChunksCodec implements AnswerCodec<List<ChatAnswer>> {

	/** More than a recording holds, whose size is bounded, and less than memory does. */
	private static final int MAX_CHUNKS = 20_000;

	/** All chunks together have less than 64 MB of it, four times what is recorded. */
	private static final int TEXT_OF_A_VALUE = 32;

	private static final String GENERATIONS = "g";

	private final JsonMapper mapper = ChatAnswerCodec.mapper();

	private final ChatAnswerCodec codec;

	ChunksCodec(ChatAnswerCodec codec) {
		this.codec = codec;
	}

	/**
	 * {@inheritDoc}
	 * @throws UnrestorableAnswerException if the chunks could not be read again
	 */
	@Override
	public byte[] encode(List<ChatAnswer> chunks) {
		ArrayNode array = JsonNodeFactory.instance.arrayNode();
		ObjectNode before = null;
		for (ChatAnswer chunk : chunks) {
			ObjectNode node = this.codec.toNode(chunk);
			array.add((before != null) ? difference(node, before) : node);
			before = node;
		}
		byte[] bytes = this.mapper.writeValueAsBytes(array);
		try {
			decode(bytes);
		}
		catch (IllegalArgumentException ex) {
			throw new UnrestorableAnswerException("it cannot be read back (" + ex.getMessage() + ")");
		}
		return bytes;
	}

	@Override
	public List<ChatAnswer> decode(byte[] bytes) {
		try {
			JsonNode array = this.mapper.readTree(bytes);
			if (!array.isArray() || array.isEmpty() || array.size() > MAX_CHUNKS) {
				throw new IllegalArgumentException("it is no array of chunks");
			}
			List<ChatAnswer> chunks = new ArrayList<>(array.size());
			JsonNode before = null;
			int size = 0;
			for (JsonNode difference : array) {
				JsonNode node = (before != null) ? apply(difference, before) : difference;
				size += sizeOf(node);
				if (size > ChatAnswerCodec.MAX_TOKENS) {
					throw new IllegalArgumentException("its chunks repeat too much");
				}
				chunks.add(this.codec.fromNode(node));
				before = node;
			}
			return List.copyOf(chunks);
		}
		// Bytes that are something else fail in one way or another, and all mean the
		// same.
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			throw new IllegalArgumentException("not the chunks of a stream: " + ex.getMessage(), ex);
		}
	}

	@Override
	public long sizeBytes(List<ChatAnswer> chunks, int encodedBytes) {
		return ChunkSharing.sizeBytes(chunks) + (long) Character.BYTES * encodedBytes;
	}

	@Override
	public List<ChatAnswer> compact(List<ChatAnswer> chunks) {
		return ChunkSharing.share(chunks);
	}

	/**
	 * How many values a chunk has once it is whole; so much text as a value may take
	 * counts as one more.
	 */
	private static int sizeOf(JsonNode node) {
		int size = 1 + (node.isString() ? node.stringValue().length() / TEXT_OF_A_VALUE : 0);
		for (JsonNode child : node) {
			size += sizeOf(child);
		}
		return size;
	}

	private static ObjectNode difference(ObjectNode node, ObjectNode before) {
		ObjectNode difference = JsonNodeFactory.instance.objectNode();
		node.properties().forEach((property) -> {
			String name = property.getKey();
			JsonNode value = property.getValue();
			JsonNode old = before.get(name);
			if (!value.equals(old)) {
				difference.set(name, areGenerations(name, value, old) ? differences(value, old) : value);
			}
		});
		return difference;
	}

	private static ArrayNode differences(JsonNode generations, JsonNode before) {
		ArrayNode differences = JsonNodeFactory.instance.arrayNode();
		for (int i = 0; i < generations.size(); i++) {
			differences.add(difference((ObjectNode) generations.get(i), (ObjectNode) before.get(i)));
		}
		return differences;
	}

	private static ObjectNode apply(JsonNode difference, JsonNode before) {
		ObjectNode node = JsonNodeFactory.instance.objectNode();
		node.setAll((ObjectNode) before);
		difference.properties().forEach((property) -> {
			String name = property.getKey();
			JsonNode value = property.getValue();
			JsonNode old = before.get(name);
			node.set(name, areGenerations(name, value, old) ? applied(value, old) : value);
		});
		return node;
	}

	private static ArrayNode applied(JsonNode differences, JsonNode before) {
		ArrayNode generations = JsonNodeFactory.instance.arrayNode();
		for (int i = 0; i < differences.size(); i++) {
			generations.add(apply(differences.get(i), before.get(i)));
		}
		return generations;
	}

	/** As many as before, so that each can be told by what differs. */
	private static boolean areGenerations(String name, JsonNode value, @Nullable JsonNode before) {
		return name.equals(GENERATIONS) && before != null && value.isArray() && value.size() == before.size();
	}

}
