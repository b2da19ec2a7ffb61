package io.ecoai;

import io.ecoai.cache.EntryStatus;
import io.ecoai.usage.PromptUsage;
import org.jspecify.annotations.Nullable;

/**
 * A prompt that calls were made with, and its answer.
 *
 * @param usage what the calls add up to
 * @param kept how long the answer has been kept and will be, or {@code null} if it is not
 * kept any more
 */
public record CachedPrompt(PromptUsage usage, @Nullable EntryStatus kept) {

}
