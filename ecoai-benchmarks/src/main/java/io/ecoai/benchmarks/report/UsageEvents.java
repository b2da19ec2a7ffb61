package io.ecoai.benchmarks.report;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;

import io.ecoai.benchmarks.WordText;
import io.ecoai.benchmarks.Zipf;
import io.ecoai.impact.Impact;
import io.ecoai.impact.TokenUsage;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageEvent;

/**
 * Calls as an application with many tenants has them: 1,000 namespaces that use three of
 * 100 models each, and prompts of which few come often and many seldom. Ids look like
 * those of the product, and so do digests, which come in no order.
 */
public final class UsageEvents {

	private static final int NAMESPACES = 1_000;

	private static final int MODELS = 100;

	private static final int MODELS_OF_NAMESPACE = 3;

	private static final int TEXTS = 4_096;

	private static final int PREVIEW = 200;

	private final String run = UUID.randomUUID().toString();

	private final String[] hashes;

	private final String[] texts = new String[TEXTS];

	private final Zipf zipf;

	private final WordText words = new WordText(9);

	/**
	 * Prepares calls.
	 * @param prompts how many different prompts there are
	 */
	public UsageEvents(int prompts) {
		this.zipf = new Zipf(prompts, 11);
		this.hashes = new String[prompts];
	}

	/**
	 * A call.
	 * @param number its number
	 * @param at when it was made
	 * @return the event
	 */
	public UsageEvent event(int number, Instant at) {
		int namespace = number % NAMESPACES;
		int model = (namespace + number / NAMESPACES % MODELS_OF_NAMESPACE * 37) % MODELS;
		int prompt = this.zipf.next();
		return new UsageEvent(this.run + '-' + number, at, (number % 3 != 0) ? Outcome.HIT : Outcome.MISS, "dev",
				"openai", "model-" + model, PromptType.TEXT, "tenant-" + namespace, new TokenUsage(900, 450, 0, 0),
				new Impact(new BigDecimal("0.00108"), "openai/gpt-4.1-mini", LocalDate.EPOCH, 0.1, 0.3, null),
				Duration.ofMillis(3), text(prompt), hash(prompt), null);
	}

	private String text(int prompt) {
		int place = prompt % TEXTS;
		if (this.texts[place] == null) {
			this.texts[place] = this.words.next(PREVIEW);
		}
		return (prompt + " " + this.texts[place]).substring(0, PREVIEW);
	}

	private String hash(int prompt) {
		if (this.hashes[prompt] == null) {
			this.hashes[prompt] = keyOf(prompt);
		}
		return this.hashes[prompt];
	}

	/**
	 * A key as requests have them.
	 * @param number which one
	 * @return the key
	 */
	public static String keyOf(int number) {
		try {
			byte[] bytes = Integer.toString(number).getBytes(StandardCharsets.UTF_8);
			return "1-" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
