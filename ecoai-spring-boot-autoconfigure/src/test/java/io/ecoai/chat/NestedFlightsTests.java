package io.ecoai.chat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.Callers;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Decorated models that ask each other for the same at the same time.
 */
@Timeout(120)
class NestedFlightsTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "MODEL_CALL, CALL", "MODEL_CALL, STREAM", "MODEL_STREAM, CALL", "MODEL_STREAM, STREAM",
			"CLIENT_CALL, CALL", "CLIENT_STREAM, STREAM" })
	void neverWaitForEachOther(Way way, How how) {
		try (CachingFixture fixture = CachingFixture.near(this.folder)) {
			CyclicBarrier both = new CyclicBarrier(2);
			Fallback first = new Fallback("first", both, how);
			Fallback second = new Fallback("second", both, how);
			ChatModel one = fixture.decorate(first, "one");
			ChatModel other = fixture.decorate(second, "other");
			first.other = other;
			second.other = one;
			Callers<String> callers = new Callers<>();
			callers.start(() -> way.ask(one, new Prompt("Who?")));
			callers.start(() -> way.ask(other, new Prompt("Who?")));
			// One of them may find what the other has kept meanwhile.
			assertThat(callers.results()).hasSize(2).isSubsetOf("miss", "hit");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "MODEL_CALL", "MODEL_STREAM" })
	void letOthersFollowThem(Way way) throws Exception {
		try (CachingFixture fixture = CachingFixture.near(this.folder)) {
			CyclicBarrier asked = new CyclicBarrier(2);
			CyclicBarrier answer = new CyclicBarrier(2);
			AtomicInteger calls = new AtomicInteger();
			ChatModel inner = fixture.decorate(new Fallback("inner", asked, How.CALL) {

				@Override
				ChatResponse answer(Prompt prompt) {
					calls.incrementAndGet();
					meet(asked);
					meet(answer);
					return response("inner");
				}

			}, "inner");
			Fallback front = new Fallback("front", null, (way == Way.MODEL_CALL) ? How.CALL : How.STREAM);
			front.other = inner;
			Callers<String> callers = new Callers<>();
			callers.start(() -> way.ask(fixture.decorate(front, "front"), new Prompt("Who?")));
			meet(asked);
			callers.start(() -> way.ask(inner, new Prompt("Who?")));
			if (way == Way.MODEL_CALL) {
				callers.awaitWaiting(1);
			}
			meet(answer);
			assertThat(callers.results()).containsExactly("miss", "hit");
			assertThat(calls).hasValue(1);
		}
	}

	private static void meet(CyclicBarrier barrier) {
		try {
			barrier.await();
		}
		catch (InterruptedException | BrokenBarrierException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ChatResponse response(String text) {
		return new ChatResponse(List.of(new Generation(new AssistantMessage(text))));
	}

	enum How {

		CALL, STREAM

	}

	/** Asks another model when it is asked for the first time. */
	private static class Fallback implements ChatModel {

		private final AtomicInteger calls = new AtomicInteger();

		private final String name;

		private final CyclicBarrier begun;

		private final How how;

		private ChatModel other;

		Fallback(String name, CyclicBarrier begun, How how) {
			this.name = name;
			this.begun = begun;
			this.how = how;
		}

		ChatResponse answer(Prompt prompt) {
			if (this.calls.incrementAndGet() > 1) {
				return response(this.name);
			}
			if (this.begun != null) {
				meet(this.begun);
			}
			return (this.how == How.CALL) ? this.other.call(prompt)
					: Objects.requireNonNull(this.other.stream(prompt).blockLast(LIMIT));
		}

		@Override
		public ChatResponse call(Prompt prompt) {
			return answer(prompt);
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return Flux.defer(() -> Flux.just(answer(prompt))).publishOn(Schedulers.boundedElastic());
		}

	}

}
