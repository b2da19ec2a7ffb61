package io.ecoai.chat;

import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.ecoai.ManualClock;
import io.ecoai.control.CacheControl;
import io.ecoai.settings.Mode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An answer is as old as it is in the innermost decorated model, whoever passes it on.
 */
@Timeout(120)
class InnerAnswersTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private final ManualClock clock = new ManualClock();

	private final Provider provider = new Provider();

	private final Prompt prompt = new Prompt("Who?");

	@TempDir
	Path folder;

	private CachingFixture fixture;

	private ChatModel inner;

	private ChatModel outer;

	@BeforeEach
	void decorate() {
		this.fixture = CachingFixture.of(this.folder, Duration.ofHours(2), this.clock);
		this.fixture.change((settings) -> settings.withMode(Mode.PROD).withTtl(HOUR));
		this.inner = this.fixture.decorate(this.provider, "inner");
		this.outer = this.fixture.decorate(new Passing(this.inner), "outer");
	}

	@ParameterizedTest
	@EnumSource
	void areNotMadeFreshWhereTheyAreStale(Way way) {
		assertThat(way.ask(this.outer, this.prompt)).isEqualTo("miss");
		this.clock.advance(Duration.ofMinutes(61));
		this.provider.down = true;
		assertThat(way.ask(this.outer, this.prompt)).isEqualTo("stale");
		this.provider.down = false;
		assertThat(way.ask(this.outer, this.prompt)).isEqualTo("miss");
		assertThat(way.ask(this.outer, this.prompt)).isEqualTo("hit");
		assertThat(this.provider.answers).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void areNotMadeYoungerWhereTheyAreServedFromTheCache(Way way) {
		way.ask(this.inner, this.prompt);
		this.clock.advance(Duration.ofMinutes(59));
		assertThat(way.ask(this.outer, this.prompt)).isEqualTo("hit");
		this.clock.advance(Duration.ofMinutes(2));
		assertThat(way.ask(this.outer, this.prompt, CacheControl.maxAge(HOUR))).isEqualTo("miss");
		assertThat(this.provider.answers).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void areNotMadeFreshWhereTheModelInFrontMakesAResponseOfItsOwn(Way way) {
		ChatModel summary = this.fixture.decorate(new Rewriting(this.inner), "summary");
		way.ask(this.inner, this.prompt);
		this.clock.advance(Duration.ofMinutes(61));
		this.provider.down = true;
		way.ask(summary, this.prompt);
		this.provider.down = false;
		way.ask(summary, this.prompt);
		assertThat(this.provider.answers).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void areNotOlderThanTheCallerFurtherOutAccepts(Way way) {
		ChatModel lenient = this.fixture
			.decorate(new Passing(new Asking(this.inner, CacheControl.maxAge(HOUR).ttl(HOUR))), "lenient");
		way.ask(this.inner, this.prompt);
		assertThat(way.ask(lenient, this.prompt, CacheControl.maxAge(Duration.ZERO))).isEqualTo("miss");
		assertThat(this.provider.answers).isEqualTo(2);
	}

	private static ChatResponse response(String text) {
		return new ChatResponse(List.of(new Generation(new AssistantMessage(text))));
	}

	private static final class Provider implements ChatModel {

		private volatile boolean down;

		private volatile int answers;

		@Override
		public ChatResponse call(Prompt prompt) {
			if (this.down) {
				throw new IllegalStateException(new SocketTimeoutException("timeout"));
			}
			this.answers++;
			return response("answer " + this.answers);
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return Flux.defer(() -> Flux.just(call(prompt)));
		}

	}

	private record Passing(ChatModel model) implements ChatModel {

		@Override
		public ChatResponse call(Prompt prompt) {
			return this.model.call(prompt);
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return this.model.stream(prompt);
		}

	}

	private record Asking(ChatModel model, CacheControl control) implements ChatModel {

		@Override
		public ChatResponse call(Prompt prompt) {
			return this.model.call(this.control.applyTo(prompt));
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return this.model.stream(this.control.applyTo(prompt));
		}

	}

	private record Rewriting(ChatModel model) implements ChatModel {

		@Override
		public ChatResponse call(Prompt prompt) {
			return response(Objects.requireNonNull(ChatClient.create(this.model).prompt(prompt).call().content()));
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return ChatClient.create(this.model).prompt(prompt).stream().content().map(InnerAnswersTests::response);
		}

	}

}
