package io.ecoai.cache;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What a key is made of, what would become of a call with it now, and how it differs from
 * the nearest one that is kept.
 *
 * @param key the key
 * @param components what it is made of
 * @param verdict what would become of a call
 * @param kept the answer that the verdict is about, or {@code null} if none is kept in
 * the store
 * @param nearest the kept answer of the same model and namespace that differs least, or
 * {@code null} if there is none
 * @param similar the kept answers to other questions that might ask the same; empty where
 * none was looked for
 */
public record KeyExplanation(CacheKey key, List<KeyComponent> components, Verdict verdict, @Nullable EntryStatus kept,
		@Nullable Nearest nearest, List<Similar> similar) {

	/**
	 * An explanation without regard to other questions.
	 * @param key the key
	 * @param components what it is made of
	 * @param verdict what would become of a call
	 * @param kept the answer that the verdict is about, or {@code null}
	 * @param nearest the kept answer that differs least, or {@code null}
	 */
	public KeyExplanation(CacheKey key, List<KeyComponent> components, Verdict verdict, @Nullable EntryStatus kept,
			@Nullable Nearest nearest) {
		this(key, components, verdict, kept, nearest, List.of());
	}

	/**
	 * This explanation with answers to other questions.
	 * @param similar those that might ask the same
	 * @param serve whether one of them would be served where there is no answer to this
	 * question
	 * @return the explanation
	 */
	public KeyExplanation withSimilar(List<Similar> similar, boolean serve) {
		boolean served = serve && this.verdict != Verdict.HIT
				&& similar.stream().anyMatch((candidate) -> candidate.refusedBy() == null);
		return new KeyExplanation(this.key, this.components, served ? Verdict.SIMILAR : this.verdict, this.kept,
				this.nearest, List.copyOf(similar));
	}

	/**
	 * The same where the cache is not asked, whatever is kept.
	 * @return the explanation of a call that goes past the cache
	 */
	public KeyExplanation bypassed() {
		return new KeyExplanation(this.key, this.components, Verdict.BYPASS, this.kept, this.nearest, this.similar);
	}

	/**
	 * The kept answer to a question that might ask the same.
	 *
	 * @param key its key
	 * @param prompt the question
	 * @param similarity how alike the two are (cosine), or {@code null} if that was not
	 * asked
	 * @param refusedBy the guard that refused, or {@code null} if it would be served
	 */
	public record Similar(CacheKey key, String prompt, @Nullable Double similarity, @Nullable String refusedBy) {

	}

	/**
	 * What would become of a call, as far as what is kept decides it.
	 */
	public enum Verdict {

		/** A kept answer would be served. */
		HIT,

		/** A kept answer to a question that asks the same would be served. */
		SIMILAR,

		/**
		 * An answer is kept and too old: for the settings in force, or for the caller.
		 */
		EXPIRED,

		/**
		 * An answer is kept and fresh, and the caller wants none that is kept, or one
		 * with tags that it lacks.
		 */
		REFUSED,

		/** An answer is kept and cannot be read, or not made into what is asked for. */
		UNREADABLE,

		/** Nothing is kept. */
		MISS,

		/** The cache is not asked: it is turned off, or the caller goes past it. */
		BYPASS;

		private final String id = name().toLowerCase(Locale.ROOT);

		/**
		 * The spelling of JSON.
		 * @return the id, such as {@code hit}
		 */
		public String id() {
			return this.id;
		}

	}

	/**
	 * The kept answer that differs least.
	 *
	 * @param key its key
	 * @param createdAt when the provider gave it
	 * @param prompt the beginning of its last user message
	 * @param differences in what the keys differ; empty if they are equal
	 */
	public record Nearest(CacheKey key, Instant createdAt, String prompt, List<KeyDifference> differences) {

		/**
		 * The names of the components that differ.
		 * @return the names, such as {@code system, options.temperature}
		 */
		public String differing() {
			return this.differences.stream().map(KeyDifference::component).collect(Collectors.joining(", "));
		}

	}

}
