package io.ecoai.semantic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.ecoai.semantic.guard.MatchGuards;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code docs/semantic.md} shows does what it says. */
class SemanticDocumentTests {

	private static final String RESET = "How can I reset my password?";

	private final QuestionAnalyzer analyzer = new QuestionAnalyzer();

	@Test
	void matchesTheExamplesThatAskTheSame() throws IOException {
		assertThat(document()).contains(RESET).contains("Please tell me how to reset my password.");
		assertThat(refusal(MatchGuards.english(), RESET, "Please tell me how to reset my password.")).isEmpty();
	}

	@Test
	void refusesTheExamplesThatDoNot() throws IOException {
		assertThat(document()).contains("\"turn on dark mode\" and \"turn off dark mode\"");
		assertThat(refusal(MatchGuards.english(), "turn on dark mode", "turn off dark mode")).isPresent();
	}

	@Test
	void theGuardOfItsOwnRefusesWhatItIsMadeFor() throws IOException {
		String source = Files.readString(Path.of("src/test/java/io/ecoai/semantic/PricesGuard.java"));
		assertThat(document()).contains(source.substring(source.indexOf("@Component")));
		List<MatchGuard> guards = new ArrayList<>(MatchGuards.english());
		String asked = "How can I change the price?";
		String candidate = "How do I change the price?";
		assertThat(refusal(guards, asked, candidate)).isEmpty();
		guards.add(new PricesGuard());
		assertThat(refusal(guards, asked, candidate)).contains("prices");
		assertThat(refusal(guards, RESET, "How do I reset my password?")).isEmpty();
	}

	private Optional<String> refusal(List<MatchGuard> guards, String asked, String candidate) {
		return new Matcher(guards).refusal(MatchMode.STRICT, this.analyzer.analyze(asked),
				this.analyzer.analyze(candidate));
	}

	private static String document() throws IOException {
		return Files.readString(Path.of("../docs/semantic.md"));
	}

}
