package io.ecoai.cache.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.FlushFilter.Field;
import org.jspecify.annotations.Nullable;

/**
 * The names of keys in Redis, as the package's description lists them.
 */
final class RedisKeys {

	private static final int HASH_BYTES = 16;

	private final String root;

	private final String answers;

	RedisKeys(String prefix) {
		this.root = prefix + "v1:";
		this.answers = this.root + "answer:{";
	}

	byte[] answer(CacheKey key) {
		return bytes(this.answers + key.value() + "}");
	}

	/** Who is asking for an answer; in the same slot as the answer. */
	byte[] lease(CacheKey key) {
		return bytes(this.root + "lease:{" + key.value() + "}");
	}

	/** Who was asked later; in the same slot as the answer. */
	byte[] order(CacheKey key) {
		return bytes(this.root + "order:{" + key.value() + "}");
	}

	/** What tells the answers from those elsewhere. */
	byte[] identity() {
		return bytes(this.root + "identity");
	}

	/** What has been flushed lately. */
	byte[] flushes() {
		return bytes(this.root + "flushes");
	}

	/** A pattern of Redis that matches the keys of all answers, and hardly others. */
	String everyAnswer() {
		return this.answers.replaceAll("([\\\\*?\\[\\]^])", "\\\\$1") + "*}";
	}

	/** The key in the name of an answer, or {@code null} if it is not one's. */
	@Nullable CacheKey keyOf(byte[] name) {
		String text = new String(name, StandardCharsets.UTF_8);
		boolean ours = text.startsWith(this.answers) && text.endsWith("}");
		return ours ? new CacheKey(text.substring(this.answers.length(), text.length() - 1)) : null;
	}

	/** The indexes that an answer belongs to. */
	Set<String> indexes(EntryDescription description) {
		Set<String> indexes = new LinkedHashSet<>();
		indexes.add(all());
		indexes.add(index("namespace", description.namespace()));
		indexes.add(index("model", description.model()));
		description.tags().forEach((tag) -> indexes.add(index("tag", tag)));
		return indexes;
	}

	/** An index with at least the answers that a filter matches; a small one, if any. */
	String index(FlushFilter filter) {
		return filter.valuesOf(Field.TAG)
			.findFirst()
			.map((tag) -> index("tag", tag))
			.or(() -> filter.valuesOf(Field.NAMESPACE).findFirst().map((namespace) -> index("namespace", namespace)))
			.or(() -> filter.valuesOf(Field.MODEL).findFirst().map((model) -> index("model", model)))
			.orElseGet(this::all);
	}

	String all() {
		return this.root + "index:{all}";
	}

	String newest(String namespace, String model) {
		return this.root + "newest:{" + hash(namespace + '\0' + model) + "}";
	}

	private String index(String field, String value) {
		return this.root + "index:{" + field + ":" + hash(value) + "}";
	}

	private static String hash(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(text));
			return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
