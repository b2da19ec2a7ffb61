package io.ecoai.report;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecoai.cache.EntryStatus;
import io.ecoai.cache.KeyComponent;
import io.ecoai.cache.KeyDifference;
import io.ecoai.cache.KeyExplanation;
import org.jspecify.annotations.Nullable;

/**
 * What a key is made of, and what would become of a call, as the endpoint shows it.
 * Whatever may hold text of a prompt is {@code null} for those who may not see it; names
 * and digests are there for everyone.
 *
 * @param key the key with its version
 * @param verdict what would become of a call, such as {@code hit}
 * @param components what it is made of
 * @param kept the answer that the verdict is about, or {@code null} if none is kept
 * @param nearest the kept answer that differs least, or {@code null} if there is none
 * @param similar the kept answers to other questions that might ask the same
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ExplanationDescriptor(String key, String verdict, List<Component> components, @Nullable Kept kept,
		@Nullable Nearest nearest, List<Similar> similar) {

	static ExplanationDescriptor of(KeyExplanation explanation, boolean showPrompts) {
		KeyExplanation.Nearest nearest = explanation.nearest();
		EntryStatus kept = explanation.kept();
		return new ExplanationDescriptor(explanation.key().value(), explanation.verdict().id(),
				explanation.components().stream().map((component) -> Component.of(component, showPrompts)).toList(),
				(kept != null) ? Kept.of(kept) : null, (nearest != null) ? Nearest.of(nearest, showPrompts) : null,
				explanation.similar().stream().map((each) -> Similar.of(each, showPrompts)).toList());
	}

	/** A kept answer to a question that might ask the same. */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Similar(String key, @Nullable String prompt, @PlainNumber @Nullable Double similarity,
			@Nullable String refusedBy) {

		static Similar of(KeyExplanation.Similar similar, boolean showPrompts) {
			return new Similar(similar.key().value(), showPrompts ? similar.prompt() : null, similar.similarity(),
					similar.refusedBy());
		}

	}

	/** An answer that is kept; it never expires if no time is told. */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Kept(Instant createdAt, @Nullable Instant expiresAt, boolean fresh, long sizeBytes) {

		static Kept of(EntryStatus kept) {
			return new Kept(kept.createdAt(), kept.expiresAt(), kept.fresh(), kept.sizeBytes());
		}

	}

	/** A component of the key. */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Component(String name, String digest, @Nullable String preview) {

		static Component of(KeyComponent component, boolean showPrompts) {
			return new Component(component.name(), component.digest(), showPrompts ? component.preview() : null);
		}

	}

	/** The kept answer that differs least. */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Nearest(String key, Instant createdAt, @Nullable String prompt, List<Difference> differences) {

		static Nearest of(KeyExplanation.Nearest nearest, boolean showPrompts) {
			return new Nearest(nearest.key().value(), nearest.createdAt(), showPrompts ? nearest.prompt() : null,
					nearest.differences().stream().map((each) -> Difference.of(each, showPrompts)).toList());
		}

	}

	/** A component in which the two differ. */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Difference(String component, @Nullable String asked, @Nullable String kept) {

		static Difference of(KeyDifference difference, boolean showPrompts) {
			return new Difference(difference.component(), showPrompts ? difference.asked() : null,
					showPrompts ? difference.kept() : null);
		}

	}

}
