package io.ecoai.cache;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Codecs of answers that are plain texts.
 */
public final class TextCodecs {

	/** An answer that is a text. */
	public static final AnswerCodec<String> TEXT = new AnswerCodec<>() {

		@Override
		public byte[] encode(String answer) {
			return answer.getBytes(StandardCharsets.UTF_8);
		}

		@Override
		public String decode(byte[] bytes) {
			return new String(bytes, StandardCharsets.UTF_8);
		}

	};

	/** An answer that was streamed in chunks, none of which contains a line feed. */
	public static final AnswerCodec<List<String>> CHUNKS = new AnswerCodec<>() {

		@Override
		public byte[] encode(List<String> chunks) {
			return TEXT.encode(String.join("\n", chunks));
		}

		@Override
		public List<String> decode(byte[] bytes) {
			return List.of(TEXT.decode(bytes).split("\n", -1));
		}

	};

	private TextCodecs() {
	}

}
