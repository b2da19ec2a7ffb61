package io.ecoai.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecoai.CachedPrompt;
import io.ecoai.cache.EntryStatus;
import io.ecoai.usage.PromptPage;
import io.ecoai.usage.PromptUsage;
import org.jspecify.annotations.Nullable;

/**
 * Prompts as they are shown.
 *
 * @param total how many there are without limit and offset
 * @param prompts those that were asked for
 */
record PromptsDescriptor(long total, List<Prompt> prompts) {

	static PromptsDescriptor of(PromptPage<CachedPrompt> page, boolean showPrompts) {
		return new PromptsDescriptor(page.total(),
				page.prompts().stream().map((prompt) -> Prompt.of(prompt, showPrompts)).toList());
	}

	/**
	 * One prompt. The text is there only for those who may see it, and if it is not
	 * encrypted with a key that is missing, and the times and the size only while the
	 * answer is kept.
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Prompt(String key, @Nullable String prompt, String provider, String model, String namespace,
			String promptType, long calls, long hits, long exactHits, long semanticHits, long staleHits,
			long tokensSaved, @PlainNumber BigDecimal costSavedUsd, Instant firstSeen, Instant lastSeen,
			boolean encrypted, boolean kept, boolean fresh, @Nullable Instant createdAt, @Nullable Instant expiresAt,
			@Nullable Long sizeBytes) {

		static Prompt of(CachedPrompt cached, boolean showPrompts) {
			PromptUsage usage = cached.usage();
			EntryStatus kept = cached.kept();
			return new Prompt(usage.key(), showPrompts ? usage.prompt() : null, usage.provider(), usage.model(),
					usage.namespace(), usage.type().id(), usage.calls(), usage.hits(), usage.exactHits(),
					usage.semanticHits(), usage.staleHits(), usage.tokensSaved(), usage.costSavedUsd(),
					usage.firstSeen(), usage.lastSeen(), usage.encrypted(), kept != null, kept != null && kept.fresh(),
					(kept != null) ? kept.createdAt() : null, (kept != null) ? kept.expiresAt() : null,
					(kept != null) ? kept.sizeBytes() : null);
		}

	}

}
