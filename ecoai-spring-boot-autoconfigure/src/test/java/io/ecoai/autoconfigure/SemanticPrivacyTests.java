package io.ecoai.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import io.ecoai.control.CacheControl;
import io.ecoai.usage.UsageQuery;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands beside answers is encrypted with them, and leaves with them.
 */
@Timeout(120)
class SemanticPrivacyTests extends AbstractSemanticTests {

	@ParameterizedTest
	@ValueSource(strings = { "strict", "similar" })
	void keepsQuestionsEncrypted(String match) throws IOException {
		String key = Base64.getEncoder().encodeToString(new byte[32]);
		try (RunningApplication application = start(match, "ecoai.encryption.key=" + key)) {
			application.ask(QUESTION);
			SemanticApplications.awaitSemanticHit(application, OTHER_WORDS);
			String hash = application.ecoAi()
				.history(UsageQuery.latest(100))
				.stream()
				.filter((call) -> QUESTION.equals(call.prompt()))
				.findFirst()
				.orElseThrow()
				.promptHash();
			assertThat(application.ecoAi().flush(FlushFilter.key(new CacheKey(hash)))).isOne();
			assertThat(application.ask(CacheControl.noStore().applyTo(new Prompt(OTHER_WORDS)))).isEqualTo("miss");
			application.ask(QUESTION);
			SemanticApplications.awaitSemanticHit(application, OTHER_WORDS);
		}
		assertThat(files()).isNotEmpty().noneMatch((content) -> content.contains("reset my password"));
		try (RunningApplication application = start(match, "ecoai.encryption.key=" + key)) {
			SemanticApplications.awaitSemanticHit(application, OTHER_WORDS);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "strict", "similar" })
	void leavesNothingOfAFlushedQuestion(String match) throws IOException {
		try (RunningApplication application = start(match, "ecoai.usage.enabled=false")) {
			application.ask(QUESTION);
			SemanticApplications.awaitSemanticHit(application, OTHER_WORDS);
			application.ecoAi().flush(FlushFilter.pattern("how do i reset*"));
			application.ask("What is the capital of France?");
		}
		try (RunningApplication application = start(match, "ecoai.usage.enabled=false")) {
			assertThat(application.ask(CacheControl.noStore().applyTo(new Prompt(OTHER_WORDS)))).isEqualTo("miss");
			assertThat(application.ecoAi().cache().entries()).isOne();
		}
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.filter((file) -> file.getFileName().toString().startsWith("cache.db")).map((file) -> {
				try {
					return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			}).toList();
		}
	}

	private RunningApplication start(String match, String... properties) {
		return withMeanings("ecoai.semantic.match=" + match).with(properties).start();
	}

}
