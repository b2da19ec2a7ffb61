package io.ecoai.usage;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The calls with one prompt: those whose requests were equal in everything that is in
 * their key. They are counted since the log began, whatever became of the single records.
 *
 * @param key the key of the request; of a prompt that another EcoAI library has logged, a
 * text that stands for it
 * @param provider the provider's id
 * @param model the model that was asked for
 * @param namespace the namespace
 * @param type the kind of request
 * @param prompt the text of the last user message as far as it is kept, or {@code null}
 * @param calls all calls that the cache took part in
 * @param hits those that were served without a provider call of their own
 * @param semanticHits those of them that were served by meaning
 * @param staleHits those of them that were served because the provider failed
 * @param tokensSaved output tokens that hits saved
 * @param costSavedUsd what hits saved in US dollars, as far as they could be priced
 * @param firstSeen when the first call ended
 * @param lastSeen when the last call ended
 * @param encrypted whether there is a text that cannot be read without a key that is not
 * known here
 */
public record PromptUsage(String key, String provider, String model, String namespace, PromptType type,
		@Nullable String prompt, long calls, long hits, long semanticHits, long staleHits, long tokensSaved,
		BigDecimal costSavedUsd, Instant firstSeen, Instant lastSeen, boolean encrypted) {

	/**
	 * Hits by the very key.
	 * @return those that were neither semantic nor stale
	 */
	public long exactHits() {
		return this.hits - this.semanticHits - this.staleHits;
	}

	/**
	 * The same with another text.
	 * @param text the text, or {@code null} for none
	 * @param encrypted whether there is one that cannot be read
	 * @return a copy
	 */
	public PromptUsage withText(@Nullable String text, boolean encrypted) {
		return new PromptUsage(this.key, this.provider, this.model, this.namespace, this.type, text, this.calls,
				this.hits, this.semanticHits, this.staleHits, this.tokensSaved, this.costSavedUsd, this.firstSeen,
				this.lastSeen, encrypted);
	}

}
