package io.ecoai.sample;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageRecord;

/**
 * A month of calls as an application might have made them, the same each time.
 */
final class PastCalls {

	private static final List<String> MODELS = List.of("openai gpt-4o", "openai gpt-4o-mini",
			"anthropic claude-haiku-4-5", "gemini gemini-2.5-flash");

	private static final List<PromptType> TYPES = List.of(PromptType.TEXT, PromptType.TEXT, PromptType.TEXT,
			PromptType.STRUCTURED, PromptType.TOOL, PromptType.IMAGE);

	private PastCalls() {
	}

	static List<UsageRecord> ofAMonth(Instant now) {
		Random random = new Random(7);
		List<UsageRecord> calls = new ArrayList<>();
		for (int day = 29; day > 0; day--) {
			int count = 60 + random.nextInt(90);
			for (int i = 0; i < count; i++) {
				Instant at = now.minus(Duration.ofDays(day)).plusSeconds(random.nextInt(3600));
				calls.add(call(calls.size(), at, 0.35 + (29 - day) * 0.013, random));
			}
		}
		return calls;
	}

	private static UsageRecord call(int number, Instant at, double hitRate, Random random) {
		boolean hit = random.nextDouble() < hitRate;
		String[] model = MODELS.get((int) Math.min(3, Math.abs(random.nextGaussian() * 1.4))).split(" ", 2);
		long tokens = 120 + random.nextInt(700);
		BigDecimal cost = BigDecimal.valueOf(tokens * (model[1].equals("gpt-4o") ? 10L : 1L), 6);
		double grams = tokens * 0.0008;
		int prompt = (int) Math.abs(random.nextGaussian() * 40);
		return new UsageRecord(0, at, model[0], model[1], hit, hit ? tokens : 0,
				hit ? 1 + random.nextInt(4) : 600 + random.nextInt(2500), hit ? cost : BigDecimal.ZERO, hit ? grams : 0,
				false, "Question %d of last month".formatted(prompt), TYPES.get(random.nextInt(TYPES.size())),
				"past-" + number, hit ? Outcome.HIT : Outcome.MISS, "dev", "shop", "default", tokens / 3, tokens, 0L,
				0L, hit ? BigDecimal.ZERO : cost, null, null, hit ? grams * 1.8 : 0.0, null,
				"past-prompt-%s-%d".formatted(model[1], prompt), null);
	}

}
