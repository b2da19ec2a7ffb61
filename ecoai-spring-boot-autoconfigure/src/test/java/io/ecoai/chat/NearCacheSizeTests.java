package io.ecoai.chat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.ecoai.cache.CacheStore;
import io.ecoai.cache.memory.MemoryCacheStore;
import io.ecoai.value.SdkValues;
import io.ecoai.value.StoredTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.EmptyUsage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers that are held decoded count with what they take decoded.
 */
@Timeout(120)
class NearCacheSizeTests {

	private static final int CHUNKS = 500;

	private static final int STREAMS = 30;

	private final ClassLoader classLoader = NearCacheSizeTests.class.getClassLoader();

	private final ChunksCodec codec = new ChunksCodec(
			new ChatAnswerCodec(new StoredTypes(SdkValues.present(this.classLoader), this.classLoader)));

	@TempDir
	Path folder;

	/** As OpenAI's client makes it. */
	private static ChatResponse chunk(int index) {
		boolean last = index == CHUNKS - 1;
		Map<String, Object> properties = new HashMap<>(Map.of("id", "chatcmpl-1", "role", "assistant", "index", 0L,
				"finishReason", last ? "STOP" : "", "refusal", "", "annotations", List.of(), "reasoningContent", ""));
		AssistantMessage message = AssistantMessage.builder()
			.content(" word" + (index % 37))
			.properties(properties)
			.build();
		return new ChatResponse(
				List.of(new Generation(message,
						ChatGenerationMetadata.builder().finishReason(last ? "STOP" : "_UNKNOWN").build())),
				ChatResponseMetadata.builder()
					.id("chatcmpl-1")
					.model("gpt-5")
					.usage(new EmptyUsage())
					.keyValue("created", 1_700_000_000L)
					.build());
	}

	private static List<ChatResponse> chunks() {
		return IntStream.range(0, CHUNKS).mapToObj(NearCacheSizeTests::chunk).toList();
	}

	@Test
	void weighsWhatTheChunksOfAStreamTakeInMemory() {
		List<ChatAnswer> answers = chunks().stream().map(ChatAnswerCapture::capture).toList();
		assertThat(this.codec.sizeBytes(answers, this.codec.encode(answers).length)).isGreaterThan(CHUNKS * 1000L);
		List<ChatAnswer> compact = this.codec.compact(answers);
		assertThat(this.codec.sizeBytes(compact, this.codec.encode(compact).length)).isGreaterThan(CHUNKS * 250L);
	}

	@Test
	void holdsWhatChunksRepeatOnce() {
		List<ChatAnswer> answers = chunks().stream().map(ChatAnswerCapture::capture).toList();
		List<ChatAnswer> compact = this.codec.compact(answers);
		assertThat(compact).usingRecursiveComparison().isEqualTo(answers);
		assertThat(compact.get(1).generations().get(0).properties())
			.isSameAs(compact.get(0).generations().get(0).properties());
		assertThat(compact.get(CHUNKS - 1).generations().get(0).properties()).containsEntry("finishReason", "STOP");
	}

	@Test
	void holdsNoMoreStreamsThanItsLimitAllows() {
		AtomicInteger reads = new AtomicInteger();
		MemoryCacheStore store = new MemoryCacheStore(100_000_000);
		CacheStore counted = (CacheStore) Proxy.newProxyInstance(this.classLoader, new Class<?>[] { CacheStore.class },
				(proxy, method, arguments) -> {
					if (method.getName().equals("get")) {
						reads.incrementAndGet();
					}
					return method.invoke(store, arguments);
				});
		try (CachingFixture fixture = new CachingFixture(counted, 1_000_000, this.folder, Map.of(),
				Clock.systemUTC())) {
			ChatModel model = fixture.decorate(new Streaming());
			IntStream.range(0, STREAMS).forEach((i) -> model.stream(new Prompt("question " + i)).blockLast());
			reads.set(0);
			IntStream.range(0, STREAMS).forEach((i) -> model.stream(new Prompt("question " + i)).blockLast());
			assertThat(fixture.outcomes().subList(STREAMS, 2 * STREAMS))
				.allMatch((outcome) -> outcome.id().equals("hit"));
			assertThat(reads).as("streams that were read from the store").hasValueGreaterThan(STREAMS - 10);
		}
	}

	private static final class Streaming implements ChatModel {

		@Override
		public ChatResponse call(Prompt prompt) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return Flux.fromIterable(chunks());
		}

	}

}
