package io.ecoai.chat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.ecoai.control.CacheControl;
import io.ecoai.settings.Mode;
import io.ecoai.usage.Outcome;
import io.ecoai.wire.Answer;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Streams under each setting, as a chat client and as a caller of the bare model see
 * them.
 */
@Timeout(120)
class StreamingModesTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final ProviderStub stub = ProviderStub.start(Provider.OPENAI);

	private final Prompt prompt = Provider.OPENAI.promptFor(Answer.TEXT);

	@TempDir
	Path folder;

	@AfterEach
	void stop() {
		this.stub.close();
	}

	private String stream(ChatModel model) {
		return Way.MODEL_STREAM.ask(model, this.prompt);
	}

	@Test
	void passStreamsThroughAndCacheCallsWhereStreamsAreNotRecorded() {
		try (CachingFixture fixture = CachingFixture.of(this.folder, new Streaming(false, Duration.ZERO))) {
			ChatModel model = fixture.decorate(this.stub.createModel());
			assertThat(stream(model)).isEqualTo("bypass");
			assertThat(stream(model)).isEqualTo("bypass");
			assertThat(Way.MODEL_CALL.ask(model, this.prompt)).isEqualTo("miss");
			assertThat(Way.MODEL_CALL.ask(model, this.prompt)).isEqualTo("hit");
			assertThat(stream(model)).as("not from a call either").isEqualTo("bypass");
			assertThat(fixture.events().get(0).tokens()).isEqualTo(fixture.events().get(4).tokens()).isNotNull();
			fixture.change((settings) -> settings.withMode(Mode.REPLAY));
			assertThat(stream(model)).as("no provider is asked").isEqualTo("hit");
		}
	}

	@Test
	void pauseBetweenReplayedChunksOnThreadsThatMayBlock() {
		Duration delay = Duration.ofMillis(120);
		try (CachingFixture fixture = CachingFixture.of(this.folder, new Streaming(true, delay))) {
			ChatModel model = fixture.decorate(this.stub.createModel());
			int chunks = model.stream(this.prompt).collectList().block(LIMIT).size();
			List<Boolean> mayBlock = new CopyOnWriteArrayList<>();
			long start = System.nanoTime();
			model.stream(this.prompt)
				.doOnNext((chunk) -> mayBlock.add(!Schedulers.isInNonBlockingThread()))
				.blockLast(LIMIT);
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(delay.multipliedBy(chunks - 1));
			assertThat(mayBlock).hasSize(chunks).containsOnly(true);
		}
	}

	@Test
	void deliverOneChunkWhereOneIsWantedWithAPauseToo() {
		try (CachingFixture fixture = CachingFixture.of(this.folder, new Streaming(true, Duration.ofMillis(1)))) {
			Counting raw = new Counting();
			ChatModel model = fixture.decorate(raw);
			StepVerifier.create(model.stream(this.prompt), 1)
				.expectNextCount(1)
				.then(() -> assertThat(raw.requested).hasSize(1).containsOnly(1L))
				.thenRequest(2)
				.expectNextCount(2)
				.verifyComplete();
			StepVerifier.create(model.stream(this.prompt), 1)
				.expectNextCount(1)
				.thenRequest(2)
				.expectNextCount(2)
				.verifyComplete();
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.HIT);
		}
	}

	/** Three chunks, and what was asked for of them. */
	private static final class Counting implements ChatModel {

		final List<Long> requested = new CopyOnWriteArrayList<>();

		@Override
		public ChatResponse call(Prompt prompt) {
			return new ChatResponse(List.of(new Generation(new AssistantMessage("x"))));
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return Flux.range(0, 3).map((i) -> call(prompt)).doOnRequest(this.requested::add);
		}

	}

	@Test
	void showAChatClientWhereEachChunkComesFrom() {
		try (CachingFixture fixture = CachingFixture.near(this.folder)) {
			ChatClient client = ChatClient.create(fixture.decorate(this.stub.createModel()));
			List<String> missed = client.prompt(this.prompt).stream().content().collectList().block(LIMIT);
			List<String> served = client.prompt(this.prompt).stream().content().collectList().block(LIMIT);
			assertThat(served).isEqualTo(missed).hasSizeGreaterThan(1);
			List<ChatResponse> responses = client.prompt(this.prompt)
				.stream()
				.chatResponse()
				.collectList()
				.block(LIMIT);
			assertThat(responses).allMatch((chunk) -> Way.outcome(chunk).equals("hit"));
			List<ChatClientResponse> whole = client.prompt(this.prompt)
				.stream()
				.chatClientResponse()
				.collectList()
				.block(LIMIT);
			assertThat(whole).allMatch((chunk) -> Way.outcome(chunk.chatResponse()).equals("hit"));
			assertThat(this.stub.requestCount()).isEqualTo(1);
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.HIT, Outcome.HIT, Outcome.HIT);
		}
	}

	@Test
	void countAStreamWhoseChunksLeadToOtherCalls() {
		try (CachingFixture fixture = CachingFixture.near(this.folder)) {
			ChatModel model = fixture.decorate(new Counting());
			model.stream(this.prompt).blockLast(LIMIT);
			model.stream(this.prompt)
				.concatMap((chunk) -> Mono.fromCallable(() -> model.call(this.prompt)))
				.blockLast(LIMIT);
			assertThat(fixture.outcomes()).filteredOn(Outcome.HIT::equals).as("the stream and two calls").hasSize(3);
			assertThat(fixture.outcomes()).hasSize(5);
		}
	}

	@Test
	void countAStreamThatIsCancelledAfterOtherCalls() {
		try (CachingFixture fixture = CachingFixture.near(this.folder)) {
			ChatModel silent = fixture.decorate(new Silent(), "silent");
			Disposable subscription = silent.stream(this.prompt).subscribe();
			fixture.decorate(new Counting()).call(this.prompt);
			subscription.dispose();
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.MISS);
		}
	}

	private static final class Silent implements ChatModel {

		@Override
		public ChatResponse call(Prompt prompt) {
			throw new IllegalStateException("Streams only");
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return Flux.never();
		}

	}

	@Test
	void countAModelOnceWhoseStreamIsACallOfAnother() {
		try (CachingFixture fixture = CachingFixture.near(this.folder)) {
			ChatModel inner = fixture.decorate(new Counting(), "inner");
			ChatModel outer = fixture.decorate(new ChatModel() {

				@Override
				public ChatResponse call(Prompt prompt) {
					return inner.call(prompt);
				}

				@Override
				public Flux<ChatResponse> stream(Prompt prompt) {
					return Flux.just(call(prompt));
				}

			}, "outer");
			outer.stream(this.prompt).blockLast(LIMIT);
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS);
		}
	}

	@Test
	void recordAStreamThatIsCancelledBeforeItsFirstChunk() {
		this.stub.hold();
		try (CachingFixture fixture = CachingFixture.near(this.folder)) {
			ChatModel model = fixture.decorate(this.stub.createModel());
			Disposable subscription = model.stream(this.prompt).subscribe();
			await().atMost(LIMIT).until(() -> this.stub.inFlight() == 1);
			subscription.dispose();
			this.stub.release();
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS);
			assertThat(Way.MODEL_STREAM.ask(model, this.prompt, CacheControl.exactOnly())).isEqualTo("miss");
		}
	}

	@Test
	void countNoMissWhereAFollowerLeavesBeforeTheFirstChunk() {
		this.stub.hold();
		try (CachingFixture fixture = CachingFixture.near(this.folder)) {
			ChatModel model = fixture.decorate(this.stub.createModel());
			Disposable leader = model.stream(this.prompt).subscribe();
			await().atMost(LIMIT).until(() -> this.stub.inFlight() == 1);
			model.stream(this.prompt).subscribe().dispose();
			assertThat(fixture.outcomes()).as("it waited for what another asked").containsExactly(Outcome.HIT);
			leader.dispose();
			this.stub.release();
			assertThat(fixture.outcomes()).containsExactly(Outcome.HIT, Outcome.MISS);
			assertThat(this.stub.requestCount()).isEqualTo(1);
		}
	}

}
