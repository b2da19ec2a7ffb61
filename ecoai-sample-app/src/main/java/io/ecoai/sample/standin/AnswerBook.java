package io.ecoai.sample.standin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

/**
 * The answers that were written beforehand, and one for every other question.
 */
final class AnswerBook {

	private final Map<String, String> answers = new HashMap<>();

	AnswerBook() {
		try (InputStream in = new ClassPathResource("stand-in-answers.json").getInputStream()) {
			for (JsonNode entry : new JsonMapper().readTree(in)) {
				this.answers.put(normalise(entry.path("question").asString()), entry.path("answer").asString());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String answer(ChatRequest request) {
		String known = this.answers.get(normalise(request.question()));
		String answer = (known != null) ? known : echo(request.question());
		long earlier = request.earlierMessages();
		return (earlier == 0) ? answer : answer + " (Your question came with " + earlier
				+ " earlier messages of this conversation, so it was a new request.)";
	}

	boolean knows(String question) {
		return this.answers.containsKey(normalise(question));
	}

	private static String echo(String question) {
		return "You asked: \"" + question + "\" I am a stand-in on your own machine and not a language model, so I "
				+ "cannot really tell. What you see is still the real path: your question went through Spring AI and "
				+ "the OpenAI client over HTTP, and tokens were counted on the way. Ask the same question again and "
				+ "compare how long the answer takes.";
	}

	private static String normalise(String question) {
		return question.strip().replaceAll("\\s+", " ").replaceAll("[?.!]+$", "").toLowerCase(Locale.ROOT);
	}

}
