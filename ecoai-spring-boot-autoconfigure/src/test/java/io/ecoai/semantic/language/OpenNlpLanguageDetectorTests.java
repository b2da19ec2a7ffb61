package io.ecoai.semantic.language;

import java.io.IOException;

import io.ecoai.semantic.Question;
import io.ecoai.semantic.QuestionAnalyzer;
import io.ecoai.semantic.QuestionPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tells languages with the real model.
 */
class OpenNlpLanguageDetectorTests {

	private static OpenNlpLanguageDetector detector;

	@BeforeAll
	static void load() throws IOException {
		detector = OpenNlpLanguageDetector.load();
	}

	@ParameterizedTest
	@CsvSource({ "en, Please write a short story about the history of the railway in the north of England",
			"de, Was ist die Hauptstadt von Frankreich und wie viele Menschen leben dort",
			"es, Cuántos habitantes tiene la ciudad de Lima y dónde está", "und, ok" })
	void tellsALanguageOnlyIfItLeads(String language, String text) {
		assertThat(detector.detect(text)).isEqualTo(language);
	}

	@Test
	void makesNoEnglishOfOtherLanguages() {
		QuestionAnalyzer analyzer = new QuestionAnalyzer(detector);
		for (QuestionPair pair : QuestionPair.in("foreign.csv")) {
			Question one = analyzer.analyze(pair.one());
			Question other = analyzer.analyze(pair.other());
			assertThat(one.language().equals("en") && other.language().equals("en")).as(pair.one()).isFalse();
		}
	}

}
