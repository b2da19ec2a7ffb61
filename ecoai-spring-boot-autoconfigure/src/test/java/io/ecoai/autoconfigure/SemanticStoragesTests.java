package io.ecoai.autoconfigure;

import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.KeyExplanation;
import io.ecoai.control.CacheControl;
import io.ecoai.redis.RedisProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands beside answers counts as none, in whatever storage.
 */
@Timeout(180)
class SemanticStoragesTests extends AbstractSemanticTests {

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
		try (RunningApplication application = withMeanings("ecoai.semantic.match=" + match).with(properties).start()) {
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
