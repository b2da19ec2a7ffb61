package io.ecoai.cache.encryption;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheListener;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.EntryHeader;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.KeyComponent;
import io.ecoai.cache.Lifetime;
import io.ecoai.cache.PromptsNotSearchableException;
import io.ecoai.cache.memory.MemoryCacheStore;
import io.ecoai.cache.sqlite.SqliteCacheStore;
import io.ecoai.encryption.Encryption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Encrypted answers in every kind of store.
 */
@ParameterizedClass
@ValueSource(strings = { "memory", "sqlite" })
@ExtendWith(OutputCaptureExtension.class)
class EncryptedCacheStoreTests {

	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456Z");

	private static final CacheKey KEY = new CacheKey("1-abc");

	@Parameter
	String storage;

	@TempDir
	Path folder;

	private final List<String> errors = new ArrayList<>();

	private @Nullable CacheStore plain;

	@AfterEach
	void close() {
		plain().close();
	}

	@Test
	void readsWhatItHasWritten() {
		CacheEntry entry = entry(KEY, "Hello \ud83d\ude00 \ud800", "tenant", "document-1", "document-\udc00");
		encrypted(1).put(entry);
		CacheEntry read = encrypted(1).get(KEY);
		assertThat(read).usingRecursiveComparison().isEqualTo(entry);
		assertThat(this.errors).isEmpty();
	}

	@Test
	void showsTheStoreNothing() {
		CacheEntry entry = entry(KEY, "Hello", "tenant", "document-1");
		encrypted(1).put(entry);
		assertThat(plain().get(KEY)).isNull();
		CacheKey atRest = encrypted(1).keysAtRest(KEY).get(0);
		CacheEntry kept = plain().get(atRest);
		assertThat(kept).isNotNull();
		String all = kept.key() + new String(kept.payload(), StandardCharsets.ISO_8859_1) + kept.description();
		assertThat(all).doesNotContain("abc", "Hello", "tenant", "document", "answer", "system", "You are");
		assertThat(kept.description().model()).isEqualTo("gpt-4o");
		assertThat(kept.lifetime()).isEqualTo(entry.lifetime());
	}

	@Test
	void removesByEveryFilterButAPattern() {
		CacheStore store = encrypted(1);
		String record = store.keysAtRest(KEY).get(0).value();
		for (FlushFilter filter : List.of(FlushFilter.all(), FlushFilter.model("gpt-4o"), FlushFilter.tag("document-1"),
				FlushFilter.namespace("tenant"), FlushFilter.key(KEY), FlushFilter.key(new CacheKey(record)),
				FlushFilter.tag("document-1").and(FlushFilter.tag("b")).and(FlushFilter.namespace("tenant")))) {
			store.put(entry(KEY, "Hello", "tenant", "document-1", "b"));
			assertThat(store.remove(filter)).as(filter.toString()).isOne();
			assertThat(store.get(KEY)).isNull();
		}
		store.put(entry(KEY, "Hello", "tenant", "document-1"));
		for (FlushFilter filter : List.of(FlushFilter.model("gpt-4"), FlushFilter.tag("document"),
				FlushFilter.namespace("document-1"), FlushFilter.key(new CacheKey("1-ab")),
				FlushFilter.tag("document-1").and(FlushFilter.namespace("other")))) {
			assertThat(store.remove(filter)).as(filter.toString()).isZero();
		}
		assertThat(store.get(KEY)).isNotNull();
	}

	@Test
	void refusesAPatternWithTheReason() {
		CacheStore store = encrypted(1);
		store.put(entry(KEY, "Hello", "tenant"));
		FlushFilter filter = FlushFilter.pattern("*").and(FlushFilter.model("gpt-4o"));
		assertThatExceptionOfType(PromptsNotSearchableException.class).isThrownBy(() -> store.check(filter))
			.withMessageContaining("ecoai.encryption.key");
		assertThatExceptionOfType(PromptsNotSearchableException.class).isThrownBy(() -> store.remove(filter));
		assertThat(store.get(KEY)).isNotNull();
	}

	@Test
	void findsTheNewestOfANamespaceUnderBothKeys() {
		encrypted(1).put(entry(new CacheKey("1-a"), "One", "tenant"));
		encrypted(2, 1).put(entry(new CacheKey("1-b"), "Two", "tenant", "document-1"));
		encrypted(2, 1).put(entry(new CacheKey("1-c"), "Three", "other"));
		List<EntryHeader> newest = encrypted(2, 1).newest("tenant", "gpt-4o", 10);
		assertThat(newest).extracting(EntryHeader::key)
			.containsExactlyInAnyOrder(new CacheKey("1-a"), new CacheKey("1-b"));
		assertThat(newest).extracting(EntryHeader::description)
			.contains(entry(KEY, "Two", "tenant", "document-1").description());
		assertThat(encrypted(2).newest("tenant", "gpt-4o", 10)).extracting(EntryHeader::key)
			.containsExactly(new CacheKey("1-b"));
	}

	@Test
	void readsAndRemovesAnswersOfThePreviousKey() {
		encrypted(1).put(entry(KEY, "Hello", "tenant", "document-1"));
		assertThat(encrypted(2).get(KEY)).isNull();
		assertThat(encrypted(2, 1).get(KEY)).isNotNull();
		assertThat(encrypted(2, 1).remove(FlushFilter.tag("document-1"))).isOne();
		assertThat(encrypted(1).get(KEY)).isNull();
		assertThat(this.errors).isEmpty();
	}

	@Test
	void leavesNoAnswerOfThePreviousKeyBesideANewOne() {
		encrypted(1).put(entry(KEY, "Hello", "tenant"));
		encrypted(2, 1).put(entry(KEY, "Hello", "tenant", "document-1")).toCompletableFuture().join();
		assertThat(plain().statistics().entries()).isOne();
		encrypted(2, 1).remove(FlushFilter.tag("document-1"));
		assertThat(encrypted(2, 1).get(KEY)).isNull();
	}

	@Test
	void removesWhatWasKeptBeforeThereWasAKey() {
		plain().put(entry(KEY, "Hello", "tenant", "document-1"));
		assertThat(encrypted(1).get(KEY)).isNull();
		assertThat(encrypted(1).remove(FlushFilter.tag("document-1"))).isOne();
		assertThat(plain().get(KEY)).isNull();
	}

	@Test
	void countsAndTellsOnceWhatCannotBeDecrypted(CapturedOutput output) {
		CacheStore store = encrypted(1);
		CacheKey other = new CacheKey("1-other");
		store.put(entry(KEY, "Hello", "tenant"));
		store.put(entry(other, "Bye", "tenant"));
		CacheEntry first = kept(KEY);
		CacheEntry second = kept(other);
		for (CacheEntry damaged : List.of(
				// The answer to another question.
				with(first, second.payload(), first.description()), with(first, second.payload(), second.description()),
				// The right answer with the tags of another.
				with(first, first.payload(), second.description()), with(first, new byte[0], first.description()),
				with(first, "x".getBytes(StandardCharsets.UTF_8), first.description()),
				with(first, first.payload(), entry(KEY, "Hello", "tenant").description()))) {
			plain().put(damaged);
			assertThat(store.get(KEY)).isNull();
		}
		assertThat(this.errors).hasSize(6).containsOnly(this.storage + " decrypt");
		assertThat(output).containsOnlyOnce("cannot be decrypted");
		plain().put(first);
		assertThat(store.get(KEY)).isNotNull();
	}

	private CacheEntry kept(CacheKey key) {
		CacheEntry kept = plain().get(encrypted(1).keysAtRest(key).get(0));
		assertThat(kept).isNotNull();
		return kept;
	}

	private static CacheEntry with(CacheEntry entry, byte[] payload, EntryDescription description) {
		return new CacheEntry(entry.key(), entry.lifetime(), entry.expiresAt(), payload, description);
	}

	private CacheStore encrypted(int key, int... previous) {
		Encryption encryption = Encryption.of(key(key), (previous.length > 0) ? key(previous[0]) : null);
		return new EncryptedCacheStore(plain(), encryption, new CacheListener() {

			@Override
			public void onStoreError(String storage, String operation) {
				EncryptedCacheStoreTests.this.errors.add(storage + " " + operation);
			}

		});
	}

	private CacheStore plain() {
		if (this.plain == null) {
			this.plain = "memory".equals(this.storage) ? new MemoryCacheStore(1_000_000)
					: new SqliteCacheStore(this.folder.resolve("cache.db"), Clock.fixed(NOW, ZoneOffset.UTC));
		}
		return this.plain;
	}

	private static CacheEntry entry(CacheKey key, String prompt, String namespace, String... tags) {
		List<KeyComponent> components = List.of(new KeyComponent("system", "0123", "You are"),
				new KeyComponent("user", "4567", prompt));
		return new CacheEntry(key, new Lifetime(NOW, Duration.ofHours(1)), NOW.plusSeconds(3600),
				"the answer".getBytes(StandardCharsets.UTF_8),
				new EntryDescription("openai", "gpt-4o", namespace, prompt, components, Set.of(tags)));
	}

	private static String key(int filling) {
		byte[] key = new byte[32];
		Arrays.fill(key, (byte) filling);
		return Base64.getEncoder().encodeToString(key);
	}

}
