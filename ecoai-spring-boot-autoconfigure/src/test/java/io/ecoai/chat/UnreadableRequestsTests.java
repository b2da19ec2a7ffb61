package io.ecoai.chat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.usage.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Requests that fail when they are read before the model is asked. It may well be able to
 * answer them, and if it is not, its own exception is the caller's.
 */
@Timeout(120)
class UnreadableRequestsTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "instructions", "options", "options of the model" })
	void areAnsweredByTheModel(String unreadable) {
		Prompt prompt = new UnreadablePrompt(unreadable);
		Answering answering = new Answering(unreadable);
		try (CachingFixture fixture = CachingFixture.near(this.folder)) {
			ChatModel model = fixture.decorate(answering);
			assertThat(CacheMetadataTests.outcomeOf(model.call(prompt))).isEqualTo("bypass");
			assertThat(model.stream(prompt).collectList().block(LIMIT)).hasSize(1);
			assertThat(answering.calls).hasValue(2);
			assertThat(fixture.outcomes()).containsExactly(Outcome.BYPASS, Outcome.BYPASS);
		}
	}

	@Test
	void noPromptIsForTheModelToRefuse() {
		Answering answering = new Answering("nothing");
		try (CachingFixture fixture = CachingFixture.near(this.folder)) {
			ChatModel model = fixture.decorate(answering);
			assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> model.call((Prompt) null))
				.withMessage("no prompt");
			assertThatExceptionOfType(IllegalArgumentException.class)
				.isThrownBy(() -> model.stream((Prompt) null).blockLast(LIMIT))
				.withMessage("no prompt");
			assertThat(fixture.outcomes()).containsExactly(Outcome.ERROR, Outcome.ERROR);
		}
	}

	private static final class UnreadablePrompt extends Prompt {

		private final String unreadable;

		private UnreadablePrompt(String unreadable) {
			super("q");
			this.unreadable = unreadable;
		}

		@Override
		public List<Message> getInstructions() {
			if (this.unreadable.equals("instructions")) {
				throw new IllegalStateException("no instructions");
			}
			return super.getInstructions();
		}

		@Override
		public @Nullable ChatOptions getOptions() {
			if (this.unreadable.equals("options")) {
				throw new NoClassDefFoundError("no options");
			}
			return super.getOptions();
		}

	}

	private static final class Answering implements ChatModel {

		private final AtomicInteger calls = new AtomicInteger();

		private final String unreadable;

		private Answering(String unreadable) {
			this.unreadable = unreadable;
		}

		@Override
		public ChatResponse call(@Nullable Prompt prompt) {
			if (prompt == null) {
				throw new IllegalArgumentException("no prompt");
			}
			this.calls.incrementAndGet();
			return new ChatResponse(List.of(new Generation(new AssistantMessage("Ada"))));
		}

		@Override
		public Flux<ChatResponse> stream(@Nullable Prompt prompt) {
			return Flux.just(call(prompt));
		}

		@Override
		public ChatOptions getOptions() {
			if (this.unreadable.equals("options of the model")) {
				throw new IllegalStateException("no options");
			}
			return ChatOptions.builder().build();
		}

	}

}
