package io.ecoai.chat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.ecoai.cache.Namespaces;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A resolver that fails costs the caller nothing but the cache.
 */
@Timeout(60)
class NamespaceFailuresTests {

	@TempDir
	Path folder;

	static Stream<Throwable> failures() {
		return Stream.of(new IllegalStateException(), new AssertionError(), new StackOverflowError(),
				new NoClassDefFoundError(), new java.util.ServiceConfigurationError("x"));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void passTheCacheBy(Throwable failure) {
		try (CachingFixture fixture = fixture(failure)) {
			assertThat(call(fixture)).isEqualTo("bypass");
		}
	}

	@Test
	void passOnWhatIsWrongWithTheMachine() {
		try (CachingFixture fixture = fixture(new OutOfMemoryError("heap"))) {
			assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> call(fixture));
		}
	}

	@Test
	void isNotAskedWhereCachingIsOff() {
		AtomicInteger asked = new AtomicInteger();
		try (CachingFixture fixture = CachingFixture.of(this.folder, new Namespaces("default", (context) -> {
			asked.incrementAndGet();
			return "a";
		}))) {
			fixture.change((settings) -> settings.withCachingEnabled(false));
			assertThat(call(fixture)).isEqualTo("bypass");
			assertThat(asked).hasValue(0);
			assertThat(fixture.events()).extracting(UsageEvent::namespace).containsExactly(Namespaces.UNRESOLVED);
			fixture.change((settings) -> settings.withCachingEnabled(true));
			assertThat(call(fixture)).isEqualTo("miss");
			assertThat(fixture.outcomes()).containsExactly(Outcome.BYPASS, Outcome.MISS);
		}
	}

	private CachingFixture fixture(Throwable failure) {
		return CachingFixture.of(this.folder, new Namespaces("default", (context) -> {
			if (failure instanceof Error error) {
				throw error;
			}
			throw (RuntimeException) failure;
		}));
	}

	private static String call(CachingFixture fixture) {
		ChatModel model = fixture
			.decorate((prompt) -> new ChatResponse(List.of(new Generation(new AssistantMessage("Ada")))));
		return CacheMetadataTests.outcomeOf(model.call(new Prompt("Who?")));
	}

}
