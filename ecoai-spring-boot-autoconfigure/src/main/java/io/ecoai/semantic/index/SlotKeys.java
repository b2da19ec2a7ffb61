package io.ecoai.semantic.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

import io.ecoai.cache.CacheKey;
import io.ecoai.semantic.Question;

/**
 * The keys under which the candidates of one place stand. A place is a digest of all that
 * they have in common, so that whoever asks in the same place computes the same keys, in
 * any process.
 *
 * @param place the digest, in hexadecimal
 */
record SlotKeys(String place) {

	/** Changes with every change of what a place is made of. */
	private static final String VERSION = "s1-";

	/** So many of the answers that were kept last may leave at once. */
	private static final int HEADS = 2;

	/** Of the questions with the same content words in the same context. */
	static SlotKeys ofStems(String context, Question question) {
		return new SlotKeys(digest("stems", context, Integer.toString(Question.STEMS_VERSION), question.language(),
				question.stems()));
	}

	/** Of all questions in the same context. */
	static SlotKeys ofContext(String context) {
		return new SlotKeys(digest("context", context, "", "", List.of()));
	}

	CacheKey slot(int number) {
		return new CacheKey(VERSION + this.place + "-" + number).asNote();
	}

	/** Where it stands how many slots there are, once this one is written. */
	CacheKey head(int number) {
		return heads().get(number % HEADS);
	}

	/** All of these places, of which each leaves with another answer. */
	List<CacheKey> heads() {
		return IntStream.range(0, HEADS)
			.mapToObj((head) -> new CacheKey(VERSION + this.place + "-head" + head).asNote())
			.toList();
	}

	private static String digest(String kind, String context, String version, String language, List<String> stems) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (String part : List.of(kind, context, version, language)) {
				update(digest, part);
			}
			stems.forEach((stem) -> update(digest, stem));
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/** With its length, so that no two lists have the same bytes. */
	private static void update(MessageDigest digest, String part) {
		byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
		digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
		digest.update(bytes);
	}

}
