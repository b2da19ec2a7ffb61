package io.ecoai.chat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers whose parts fail when they are read have been paid for all the same.
 */
@Timeout(120)
class UnreadableAnswersTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final List<Generation> TEXT = List.of(new Generation(new AssistantMessage("Ada")));

	@TempDir
	Path folder;

	/** What fails when it is read. */
	enum Unreadable {

		TOKENS {
			@Override
			ChatResponse response() {
				return new ChatResponse(TEXT, ChatResponseMetadata.builder().usage(new BrokenUsage()).build());
			}
		},

		USAGE {
			@Override
			ChatResponse response() {
				return new ChatResponse(TEXT, new ChatResponseMetadata() {
					@Override
					public Usage getUsage() {
						throw new IllegalStateException("no usage");
					}
				});
			}
		},

		MODEL {
			@Override
			ChatResponse response() {
				return new ChatResponse(TEXT, new ChatResponseMetadata() {
					@Override
					public String getModel() {
						throw new NoClassDefFoundError("no model");
					}
				});
			}
		},

		METADATA {
			@Override
			ChatResponse response() {
				return new ChatResponse(TEXT) {
					@Override
					public ChatResponseMetadata getMetadata() {
						throw new IllegalStateException("no metadata");
					}
				};
			}
		},

		RESULTS {
			@Override
			ChatResponse response() {
				return new ChatResponse(TEXT, ChatResponseMetadata.builder().usage(new DefaultUsage(1, 2)).build()) {
					@Override
					public List<Generation> getResults() {
						throw new IllegalStateException("no results");
					}
				};
			}
		};

		abstract ChatResponse response();

	}

	static final class BrokenUsage implements Usage {

		@Override
		public Integer getPromptTokens() {
			throw new IllegalStateException("no tokens");
		}

		@Override
		public Integer getCompletionTokens() {
			throw new IllegalStateException("no tokens");
		}

		@Override
		public Integer getTotalTokens() {
			throw new IllegalStateException("no tokens");
		}

		@Override
		public @Nullable Object getNativeUsage() {
			return null;
		}

	}

	record Answering(Supplier<ChatResponse> response) implements ChatModel {

		@Override
		public ChatResponse call(Prompt prompt) {
			return this.response.get();
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return Flux.fromStream(Stream.of(this.response.get()));
		}

	}

	private static Prompt unkeyable() {
		return new Prompt("q", OpenAiChatOptions.builder().model("m").extraBody(Map.of("x", new Date(0))).build());
	}

	@ParameterizedTest
	@EnumSource
	void reachTheCallerUnpriced(Unreadable unreadable) {
		try (CachingFixture fixture = CachingFixture.near(folder)) {
			ChatModel model = fixture.decorate(new Answering(unreadable::response));
			assertThat(model.call(new Prompt("Who?"))).isNotNull();
			assertThat(model.call(unkeyable())).isNotNull();
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.BYPASS);
			assertThat(fixture.events()).extracting(UsageEvent::tokens)
				.allMatch((tokens) -> (tokens != null) == (unreadable == Unreadable.RESULTS));
		}
	}

	@ParameterizedTest
	@EnumSource
	void reachTheSubscriberUnpriced(Unreadable unreadable) {
		try (CachingFixture fixture = CachingFixture.near(folder)) {
			ChatModel model = fixture.decorate(new Answering(unreadable::response));
			for (Prompt prompt : List.of(new Prompt("Who?"), unkeyable())) {
				List<ChatResponse> chunks = model.stream(prompt).collectList().block(LIMIT);
				assertThat(Objects.requireNonNull(chunks)).hasSize(1);
			}
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.BYPASS);
		}
	}

}
