package io.ecoai.chat;

import java.nio.file.Path;
import java.util.List;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import io.ecoai.usage.UsageEvent;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The key that a record shows removes all that is kept for its request, whichever way it
 * was asked.
 */
@Timeout(120)
class FlushByKeyTests {

	@TempDir
	Path folder;

	@ParameterizedTest
	@EnumSource
	void removesTheWholeAnswerAndTheRecordingByTheKeyInARecord(Storage storage) {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI); CachingFixture fixture = storage.open(folder)) {
			ChatModel model = fixture.decorate(stub.createModel());
			for (Way way : Way.values()) {
				askBothWays(fixture, model, way.name());
				UsageEvent record = fixture.events().get(fixture.events().size() - 1);
				assertThat(fixture.cache().flush(FlushFilter.key(new CacheKey(record.promptHash())))).isEqualTo(2);
				assertThat(way.ask(model, prompt(way.name()))).isEqualTo("miss");
				fixture.cache().flush(FlushFilter.all());
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void removesThemByTheKeyOfTheRecordingAndNoOthers(Storage storage) {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI); CachingFixture fixture = storage.open(folder)) {
			ChatModel model = fixture.decorate(stub.createModel());
			askBothWays(fixture, model, "Who?");
			askBothWays(fixture, model, "Where?");
			CacheKey key = new CacheKey(fixture.events().get(0).promptHash());
			FlushFilter filter = FlushFilter.key(key.ofStream());
			assertThat(fixture.cache().flush(filter.and(FlushFilter.pattern("Where?")))).isZero();
			assertThat(fixture.cache().flush(filter.and(FlushFilter.pattern("Who?")))).isEqualTo(2);
			assertThat(fixture.cache().statistics().entries()).isEqualTo(2);
			assertThat(Way.MODEL_CALL.ask(model, prompt("Where?"))).isEqualTo("hit");
		}
	}

	/** The stream first, since the whole answer would serve it. */
	private static void askBothWays(CachingFixture fixture, ChatModel model, String question) {
		long before = fixture.cache().statistics().entries();
		for (Way way : List.of(Way.MODEL_STREAM, Way.MODEL_CALL)) {
			assertThat(way.ask(model, prompt(question))).isEqualTo("miss");
		}
		await().until(() -> fixture.cache().statistics().entries() == before + 2);
	}

	private static Prompt prompt(String question) {
		return new Prompt(question, Provider.OPENAI.options());
	}

	private enum Storage {

		SQLITE, NEAR_SQLITE, MEMORY;

		CachingFixture open(Path folder) {
			return switch (this) {
				case SQLITE -> CachingFixture.sqlite(folder);
				case NEAR_SQLITE -> CachingFixture.near(folder);
				case MEMORY -> CachingFixture.memory(folder);
			};
		}

	}

}
