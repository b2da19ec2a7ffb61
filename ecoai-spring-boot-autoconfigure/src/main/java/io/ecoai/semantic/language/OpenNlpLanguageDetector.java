package io.ecoai.semantic.language;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ecoai.semantic.LanguageDetector;
import io.ecoai.semantic.Question;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Tells languages with Apache OpenNLP. Needs {@code opennlp-tools} and
 * {@code opennlp-models-langdetect}, 12 MB together, and no network. Thread-safe.
 * <p>
 * The detector knows 103 languages by letters that follow each other, and with a few
 * words it guesses. So it is believed only if the best language leads clearly.
 */
public final class OpenNlpLanguageDetector implements LanguageDetector {

	/** Where {@code opennlp-models-langdetect} has its model. */
	private static final String MODEL = "/langdetect-183.bin";

	/** How much likelier the best language must be than the second. */
	private static final double LEAD = 1.15;

	private static final Map<String, String> CODES = Stream.of(Locale.getISOLanguages())
		.collect(Collectors.toUnmodifiableMap((code) -> new Locale(code).getISO3Language(), (code) -> code,
				(one, other) -> one));

	private final LanguageDetectorModel model;

	private OpenNlpLanguageDetector(LanguageDetectorModel model) {
		this.model = model;
	}

	/**
	 * Reads the model, which takes a second or more: never on the way of a call.
	 * @return a detector
	 * @throws IOException if the model is not on the class path, or cannot be read
	 */
	public static OpenNlpLanguageDetector load() throws IOException {
		try (InputStream model = OpenNlpLanguageDetector.class.getResourceAsStream(MODEL)) {
			if (model == null) {
				throw new IOException("There is no " + MODEL
						+ " on the class path: add org.apache.opennlp:opennlp-models-langdetect");
			}
			return new OpenNlpLanguageDetector(new LanguageDetectorModel(model));
		}
	}

	@Override
	public String detect(String text) {
		Language[] languages = new LanguageDetectorME(this.model).predictLanguages(text);
		boolean leads = languages.length > 1 && languages[0].getConfidence() > LEAD * languages[1].getConfidence();
		return leads ? CODES.getOrDefault(iso(languages[0].getLang()), Question.UNKNOWN_LANGUAGE)
				: Question.UNKNOWN_LANGUAGE;
	}

	/**
	 * The model names of these languages one of their kinds: Chinese, Estonian, Latvian,
	 * Persian and Arabic.
	 */
	private static String iso(String language) {
		return switch (language) {
			case "cmn" -> "zho";
			case "ekk" -> "est";
			case "lvs" -> "lav";
			case "pes" -> "fas";
			case "arb" -> "ara";
			default -> language;
		};
	}

}
