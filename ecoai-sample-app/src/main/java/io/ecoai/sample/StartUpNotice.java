package io.ecoai.sample;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ecoai.sample.provider.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aot.AotDetector;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Says who answers and where the page is.
 */
@Component
class StartUpNotice {

	private static final Logger logger = LoggerFactory.getLogger(StartUpNotice.class);

	private final Environment environment;

	StartUpNotice(Environment environment) {
		this.environment = environment;
	}

	@EventListener(ApplicationReadyEvent.class)
	void tell() {
		if (Provider.selected(this.environment) == Provider.STAND_IN) {
			logger.warn(box("NO API KEY FOUND: a local STAND-IN answers, not a language model.", "",
					"The OpenAI client talks to " + this.environment.getProperty("spring.ai.openai.base-url"),
					"on this machine. Tokens and amounts are counted as if OpenAI had answered.",
					AotDetector.useGeneratedArtifacts()
							? "Set OPENAI_API_KEY to ask a real model (others need a start without AOT)."
							: "Set OPENAI_API_KEY, ANTHROPIC_API_KEY or GEMINI_API_KEY to ask a real model."));
		}
		logger.info("Open http://{}:{}", this.environment.getProperty("server.address", "localhost"),
				this.environment.getProperty("local.server.port"));
	}

	private static String box(String... lines) {
		int width = Stream.of(lines).mapToInt(String::length).max().orElse(0);
		String edge = "+" + "-".repeat(width + 2) + "+";
		return Stream.of(lines)
			.map((line) -> "| " + line + " ".repeat(width - line.length()) + " |")
			.collect(Collectors.joining("\n", "\n\n" + edge + "\n", "\n" + edge + "\n"));
	}

}
