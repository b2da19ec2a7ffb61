package io.ecoai.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import io.ecoai.cache.AnswerCodec;
import io.ecoai.image.ImageAnswer.Metadata;
import io.ecoai.image.ImageAnswer.Picture;
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
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers of image models as bytes: the length of a head, the head as JSON, then the
 * bytes of the images, which take three quarters of what their Base64 takes. A text that
 * is not what the bytes would come back as stands in the head as it is.
 */
final class ImageAnswerCodec implements AnswerCodec<ImageAnswer> {

	private static final int MAX_TEXT_LENGTH = 256 * 1024 * 1024;

	private final JsonMapper mapper = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(MAX_TEXT_LENGTH).build())
			.build())
		.build();

	private final ValueJson values;

	ImageAnswerCodec(StoredTypes types) {
		this.values = new ValueJson(types);
	}

	/**
	 * {@inheritDoc}
	 * @throws UnrestorableAnswerException if the answer could not be read again
	 */
	@Override
	public byte[] encode(ImageAnswer answer) {
		byte[] bytes = write(answer);
		try {
			if (decode(bytes).pictures().equals(answer.pictures())) {
				return bytes;
			}
		}
		catch (IllegalArgumentException ex) {
			// Better once now than for every reader.
			throw new UnrestorableAnswerException("it cannot be read back (" + ex.getMessage() + ")");
		}
		throw new UnrestorableAnswerException("it is not the same when it is read back");
	}

	private byte[] write(ImageAnswer answer) {
		ByteArrayOutputStream images = new ByteArrayOutputStream();
		ObjectNode head = JsonNodeFactory.instance.objectNode();
		ArrayNode pictures = head.putArray("g");
		answer.pictures().forEach((picture) -> pictures.add(write(picture, images)));
		Metadata metadata = answer.metadata();
		head.put("k", metadata.kind().id()).put("created", metadata.created());
		head.set("m", this.values.writeMap(metadata.values()));
		byte[] headBytes = this.mapper.writeValueAsBytes(head);
		return ByteBuffer.allocate(Integer.BYTES + headBytes.length + images.size())
			.putInt(headBytes.length)
			.put(headBytes)
			.put(images.toByteArray())
			.array();
	}

	private static ObjectNode write(Picture picture, ByteArrayOutputStream images) {
		ObjectNode node = JsonNodeFactory.instance.objectNode();
		node.put("k", picture.kind().id()).put("revised", picture.revisedPrompt());
		byte[] bytes = bytesOf(picture.base64());
		if (bytes == null) {
			return node.put("text", picture.base64());
		}
		images.writeBytes(bytes);
		return node.put("length", bytes.length);
	}

	/** The bytes, or {@code null} if they would come back as another text. */
	private static byte @Nullable [] bytesOf(@Nullable String base64) {
		if (base64 == null) {
			return null;
		}
		try {
			byte[] bytes = Base64.getDecoder().decode(base64);
			return Base64.getEncoder().encodeToString(bytes).equals(base64) ? bytes : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	@Override
	public ImageAnswer decode(byte[] bytes) {
		try {
			ByteBuffer buffer = ByteBuffer.wrap(bytes);
			JsonNode head = this.mapper.readTree(next(buffer, buffer.getInt()));
			List<Picture> pictures = new ArrayList<>();
			head.required("g").forEach((picture) -> pictures.add(read(picture, buffer)));
			if (buffer.hasRemaining()) {
				throw new IllegalArgumentException("there is more than the head says");
			}
			JsonNode created = head.required("created");
			return new ImageAnswer(List.copyOf(pictures), new Metadata(kindOf(head),
					created.isNull() ? null : created.longValue(), this.values.readMap(head.required("m"))));
		}
		// Bytes that are something else fail in one way or another, and all mean the
		// same.
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			throw new IllegalArgumentException("not an image answer: " + ex.getMessage(), ex);
		}
	}

	private static Picture read(JsonNode node, ByteBuffer images) {
		JsonNode length = node.get("length");
		String base64 = (length != null) ? Base64.getEncoder().encodeToString(next(images, length.intValue()))
				: textOf(node.required("text"));
		return new Picture(base64, kindOf(node), textOf(node.required("revised")));
	}

	private static MetadataKind kindOf(JsonNode node) {
		return MetadataKind.ofId(node.required("k").stringValue());
	}

	private static byte[] next(ByteBuffer buffer, int length) {
		if (length < 0 || length > buffer.remaining()) {
			throw new IllegalArgumentException("cut short");
		}
		byte[] bytes = new byte[length];
		buffer.get(bytes);
		return bytes;
	}

	private static @Nullable String textOf(JsonNode node) {
		return node.isNull() ? null : node.stringValue();
	}

}
