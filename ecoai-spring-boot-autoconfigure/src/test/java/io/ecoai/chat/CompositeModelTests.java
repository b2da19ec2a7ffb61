package io.ecoai.chat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.ecoai.control.CacheControl;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageEvent;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Decorated models in front of decorated models, whichever of their methods they use.
 */
@Timeout(120)
class CompositeModelTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@TempDir
	Path folder;

	/** How a model in front asks the one behind it. */
	enum Front {

		CALL {
			@Override
			Flux<ChatResponse> ask(ChatModel inner, Prompt prompt) {
				return Flux.just(inner.call(prompt));
			}
		},

		LATER_CALL {
			@Override
			Flux<ChatResponse> ask(ChatModel inner, Prompt prompt) {
				return Flux.defer(() -> Flux.just(inner.call(prompt)));
			}
		},

		CALL_ON_REQUEST {
			@Override
			Flux<ChatResponse> ask(ChatModel inner, Prompt prompt) {
				return Flux.generate((sink) -> {
					sink.next(inner.call(prompt));
					sink.complete();
				});
			}
		},

		STREAM {
			@Override
			Flux<ChatResponse> ask(ChatModel inner, Prompt prompt) {
				return inner.stream(prompt);
			}
		},

		LATER_STREAM {
			@Override
			Flux<ChatResponse> ask(ChatModel inner, Prompt prompt) {
				return Flux.defer(() -> inner.stream(prompt));
			}
		},

		STREAM_ELSEWHERE {
			@Override
			Flux<ChatResponse> ask(ChatModel inner, Prompt prompt) {
				return inner.stream(prompt).subscribeOn(Schedulers.boundedElastic());
			}
		},

		AWAITED_STREAM {
			@Override
			Flux<ChatResponse> ask(ChatModel inner, Prompt prompt) {
				return Mono
					.fromCallable(() -> Objects.requireNonNull(inner.stream(prompt).collectList().block(LIMIT)).get(0))
					.flux();
			}
		},

		CALL_FOR_A_CHUNK {
			@Override
			Flux<ChatResponse> ask(ChatModel inner, Prompt prompt) {
				return inner.stream(prompt).map((chunk) -> inner.call(prompt));
			}
		};

		abstract Flux<ChatResponse> ask(ChatModel inner, Prompt prompt);

	}

	/** An application's own model in front of another. */
	record Composite(Front front, ChatModel inner) implements ChatModel {

		@Override
		public ChatResponse call(Prompt prompt) {
			return Objects.requireNonNull(this.front.ask(this.inner, prompt).blockLast(LIMIT));
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return this.front.ask(this.inner, prompt);
		}

	}

	/** Its streams arrive on another thread, as those of most providers do. */
	static final class Raw implements ChatModel {

		final List<Prompt> prompts = new CopyOnWriteArrayList<>();

		@Override
		public ChatResponse call(Prompt prompt) {
			this.prompts.add(prompt);
			return new ChatResponse(List.of(new Generation(new AssistantMessage("Ada"))));
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return Flux.defer(() -> Flux.just(call(prompt))).publishOn(Schedulers.boundedElastic());
		}

	}

	static Stream<Arguments> fronts() {
		return Stream.of(Front.values())
			.filter((front) -> front != Front.CALL_FOR_A_CHUNK)
			.flatMap((front) -> Stream.of(Way.values()).map((way) -> Arguments.of(front, way)));
	}

	@ParameterizedTest
	@MethodSource("fronts")
	void countOnceAndPassOnWhatTheirCallersAsk(Front front, Way way) {
		try (CachingFixture fixture = CachingFixture.near(folder)) {
			Raw raw = new Raw();
			ChatModel inner = fixture.decorate(raw, "inner");
			ChatModel composite = fixture.decorate(new Composite(front, inner), "composite");
			way.ask(composite, new Prompt("Who?"), CacheControl.namespace("a"));
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS);
			inner.call(new Prompt("Who?"));
			way.ask(composite, new Prompt("Who?"), CacheControl.bypass());
			assertThat(raw.prompts).as("of a, of the default namespace, past the cache").hasSize(3);
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.MISS, Outcome.BYPASS);
			assertThat(fixture.events()).extracting(UsageEvent::namespace).containsExactly("a", "default", "default");
		}
	}

	@ParameterizedTest
	@MethodSource("fronts")
	void countWhereTheAnswerCameFrom(Front front, Way way) {
		try (CachingFixture fixture = CachingFixture.near(folder)) {
			ChatModel inner = fixture.decorate(new Raw(), "inner");
			ChatModel composite = fixture.decorate(new Composite(front, inner), "composite");
			inner.call(new Prompt("Who?"));
			Mono.from(inner.stream(new Prompt("Who?")).takeLast(1)).block(LIMIT);
			way.ask(composite, new Prompt("Who?"));
			way.ask(composite, new Prompt("Who?"));
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.HIT, Outcome.HIT, Outcome.HIT);
		}
	}

	@ParameterizedTest
	@EnumSource
	void passOnWhatTheirCallersAskWhenAChunkArrives(Way way) {
		try (CachingFixture fixture = CachingFixture.near(folder)) {
			ChatModel inner = fixture.decorate(new Raw(), "inner");
			ChatModel composite = fixture.decorate(new Composite(Front.CALL_FOR_A_CHUNK, inner), "composite");
			way.ask(composite, new Prompt("Who?"), CacheControl.noStore().namespace("a"));
			assertThat(fixture.events()).extracting(UsageEvent::namespace, UsageEvent::outcome)
				.containsExactly(tuple("a", Outcome.MISS), tuple("a", Outcome.MISS));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "MODEL_STREAM", "CLIENT_STREAM" })
	void keepToThemselvesWhatTheSubscriberDoesWithAChunk(Way way) {
		try (CachingFixture fixture = CachingFixture.near(folder)) {
			ChatModel other = fixture.decorate(new Raw(), "other");
			for (ChatModel raw : List.of(new Raw(), new Composite(Front.LATER_CALL, new Raw()))) {
				ChatModel model = fixture.decorate(raw);
				Prompt prompt = new Prompt("Who?");
				CacheControl asked = CacheControl.bypass().namespace("a");
				Flux<ChatResponse> stream = (way == Way.MODEL_STREAM) ? model.stream(asked.applyTo(prompt))
						: ChatClient.create(model).prompt(prompt).advisors(asked).stream().chatResponse();
				stream.map((chunk) -> other.call("What of it?")).blockLast(LIMIT);
			}
			assertThat(fixture.events()).extracting(UsageEvent::namespace, UsageEvent::outcome)
				.containsExactlyInAnyOrder(tuple("a", Outcome.BYPASS), tuple("default", Outcome.MISS),
						tuple("a", Outcome.BYPASS), tuple("default", Outcome.HIT));
		}
	}

}
