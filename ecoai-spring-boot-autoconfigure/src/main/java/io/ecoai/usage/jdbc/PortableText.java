package io.ecoai.usage.jdbc;

import io.ecoai.usage.UsageRecord;
import org.jspecify.annotations.Nullable;

/**
 * Text as the columns of every server can hold it: not too long for an index, and without
 * characters that one of them refuses. A record that does not fit would hold up all that
 * come after it.
 */
final class PortableText {

	static final int PROVIDER = 64;

	/** Of models and namespaces. All columns of the totals together are one key. */
	static final int NAME = 200;

	static final int APPLICATION = 100;

	static final int SHORT = 20;

	private static final int ID = 255;

	/** Few databases take more at once without being configured for it. */
	private static final int PROMPT = 1_000_000;

	private PortableText() {
	}

	static UsageRecord fit(UsageRecord call) {
		return new UsageRecord(call.id(), call.timestamp(), fit(call.provider(), PROVIDER), fit(call.model(), NAME),
				call.cacheHit(), call.tokensSaved(), call.latencyMs(), call.costSavedUsd(), call.co2SavedG(),
				call.semanticHit(), optional(call.prompt(), PROMPT), call.promptType(), fit(call.eventId(), ID),
				call.outcome(), fit(call.mode(), SHORT), optional(call.application(), APPLICATION),
				fit(call.namespace(), NAME), call.inputTokens(), call.outputTokens(), call.cacheReadTokens(),
				call.cacheWriteTokens(), call.costUsd(), optional(call.priceId(), ID), call.priceDate(),
				call.co2SavedGHigh(), optional(call.energyProxy(), ID), optional(call.promptHash(), ID),
				call.similarity(), call.embeddingCostUsd(), call.auditCostUsd());
	}

	private static @Nullable String optional(@Nullable String value, int length) {
		return (value != null) ? fit(value, length) : null;
	}

	/**
	 * Cuts to a number of code points, and replaces what PostgreSQL and MariaDB refuse:
	 * NUL and halves of pairs.
	 */
	static String fit(String value, int length) {
		String cut = (value.length() > length) ? new PromptPreview(length).cut(value) : value;
		return PromptPreview.wellFormed((cut.indexOf('\0') < 0) ? cut : cut.replace('\0', '\uFFFD'));
	}

}
