package io.ecoai.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.KeyExplanation;
import io.ecoai.control.CacheControl;
import io.ecoai.redis.RedisProcess;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands beside answers counts as none, in whatever storage.
 */
@Timeout(180)
class SemanticStoragesTests {

	private static final String QUESTION = "How do I reset my password?";

	private static final String OTHER_WORDS = "How can I reset my password?";

	private final ProviderStub stub = ProviderStub.start(Provider.OPENAI);

	@TempDir
	private Path folder;

	@AfterEach
	void stop() {
		this.stub.close();
	}

	@ParameterizedTest
	@CsvSource({ "memory,strict,false", "memory,similar,false", "sqlite,strict,false", "sqlite,similar,false",
			"sqlite,strict,true" })
	void countsAnswersAlone(String storage, String match, boolean encrypted) {
		String key = "ecoai.encryption.key=" + Base64.getEncoder().encodeToString(new byte[32]);
		countsAnswersAlone(match, "ecoai.storage=" + storage, encrypted ? key : "ecoai.usage.enabled=true");
	}

	@ParameterizedTest
	@CsvSource({ "strict", "similar" })
	void countsAnswersAloneInRedis(String match) {
		try (RedisProcess server = RedisProcess.running()) {
			countsAnswersAlone(match, "ecoai.storage=redis", "ecoai.redis.url=" + server.url(),
					"ecoai.redis.key-prefix=" + UUID.randomUUID());
		}
	}

	private void countsAnswersAlone(String match, String... properties) {
		try (RunningApplication application = RunningApplication.in(this.folder)
			.provider(this.stub)
			.with("ecoai.semantic.enabled=true", "ecoai.semantic.match=" + match)
			.with(properties)
			.beans(SemanticApplications.Embedders.class)
			.start()) {
			Prompt otherWords = CacheControl.noStore().applyTo(new Prompt(OTHER_WORDS));
			Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
				// A store that has just been reached may have taken one and not the
				// other.
				application.ecoAi().flush();
				application.ask(QUESTION);
				return application.ask(otherWords).equals("semantic_hit");
			});
			Awaitility.await().until(() -> application.ecoAi().cache().entries() == 1);
			KeyExplanation explained = application.ecoAi()
				.explain(application.model(), new Prompt("Where is the Eiffel tower?"));
			assertThat(explained.nearest()).isNotNull();
			assertThat(explained.nearest().key().isNote()).isFalse();
			assertThat(application.ecoAi().flush(FlushFilter.all())).isOne();
			Awaitility.await().until(() -> application.ecoAi().cache().entries() == 0);
			assertThat(application.ecoAi().cache().sizeBytes()).as("nothing stays beside it").isZero();
		}
	}

}
