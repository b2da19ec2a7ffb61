package io.ecoai.semantic.audit;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.ecoai.impact.ModelCall;
import io.ecoai.impact.TokenUsage;
import io.ecoai.semantic.Similarity;
import io.ecoai.semantic.embed.BoundedEmbedder;
import io.ecoai.semantic.embed.Embedding;
import io.ecoai.semantic.embed.Embedding.Charge;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the answer that was served says the same as the provider's: because the
 * texts are equal but for their layout; else because they are very near each other and
 * have the same numbers and signs; else because a judge says so. Without a judge, texts
 * that are far from each other are taken to disagree, and what lies between is unclear.
 */
final class Agreement {

	/** Answers to the same question in other words are at least this near, mostly. */
	private static final double NEAR = 0.90;

	/** Answers that say the same are hardly ever this far from each other. */
	private static final double FAR = 0.60;

	/** With its sign, unless that is a dash in a word or between two numbers. */
	private static final Pattern NUMBER = Pattern.compile("(?:(?<![\\p{L}\\p{N}])[-+])?\\p{N}+(?:[.,]\\p{N}+)*");

	/** Of mathematics and currencies, pictures, arrows; those of Markdown are layout. */
	private static final Pattern SIGN = Pattern.compile("[\\p{S}%\u2030&&[^`|]]");

	private final BoundedEmbedder embedder;

	private final Supplier<@Nullable AnswerJudge> judge;

	private final Clock clock;

	Agreement(BoundedEmbedder embedder, Supplier<@Nullable AnswerJudge> judge, Clock clock) {
		this.embedder = embedder;
		this.judge = judge;
		this.clock = clock;
	}

	AuditResult of(AuditCase audited, String asked) {
		String served = audited.served();
		if (Layout.without(served).equals(Layout.without(asked))) {
			return AuditResult.AGREED;
		}
		double similarity = similarity(audited, asked);
		if (similarity >= NEAR && all(NUMBER, served).equals(all(NUMBER, asked))
				&& all(SIGN, served).equals(all(SIGN, asked))) {
			return AuditResult.AGREED;
		}
		AnswerJudge judge = this.judge.get();
		if (judge != null) {
			Boolean agree = audited.judge(judge, asked);
			return (agree != null) ? (agree ? AuditResult.AGREED : AuditResult.WRONG) : AuditResult.UNCLEAR;
		}
		return (similarity < FAR) ? AuditResult.WRONG : AuditResult.UNCLEAR;
	}

	/** Not a number if there is none. */
	private double similarity(AuditCase audited, String asked) {
		Embedding one = embed(audited, audited.served());
		Embedding other = (one != null) ? embed(audited, asked) : null;
		return (one != null && other != null && one.isComparableTo(other.model(), other.vector().length))
				? Similarity.cosine(one.vector(), other.vector()) : Double.NaN;
	}

	private @Nullable Embedding embed(AuditCase audited, String text) {
		Embedding embedding = this.embedder.embedUnhurried(text);
		Charge charge = (embedding != null) ? embedding.charge() : null;
		if (charge != null) {
			audited.onCost(new ModelCall(charge.provider(), charge.model(), charge.model(),
					new TokenUsage(charge.tokens(), 0, 0, 0), this.clock.instant()));
		}
		return embedding;
	}

	private static List<String> all(Pattern pattern, String text) {
		return pattern.matcher(Layout.evened(text)).results().map(MatchResult::group).sorted().toList();
	}

}
