package io.ecoai.cache;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of the cache for one call, in the terms of RFC 9111 and RFC 5861.
 * Immutable.
 *
 * @param noCache no kept answer will do; the new one is kept (RFC 9111, 5.2.1.4)
 * @param noStore the new answer is not kept (RFC 9111, 5.2.1.5)
 * @param onlyIfCached the origin is not asked (RFC 9111, 5.2.1.7)
 * @param exactOnly no answer to a similar question will do
 * @param maxAge how old an answer may be that is served (RFC 9111, 5.2.1.1), or
 * {@code null} if that is left to its time to live
 * @param ttl how long the new answer lives, for all who ask, or {@code null} for the
 * configured time
 * @param staleIfError how long past its time an answer may be served where the origin
 * fails (RFC 5861, 4), or {@code null} for the configured time
 * @param namespace the namespace of the call, or {@code null} for the one it has anyway
 * @param tags what the new answer depends on
 */
public record CacheDirectives(boolean noCache, boolean noStore, boolean onlyIfCached, boolean exactOnly,
		@Nullable Duration maxAge, @Nullable Duration ttl, @Nullable Duration staleIfError, @Nullable String namespace,
		Set<String> tags) {

	/** Nothing in particular. */
	public static final CacheDirectives NONE = new CacheDirectives(false, false, false, false, null, null, null, null,
			Set.of());

	static final CacheDirectives NO_STORE = NONE.withNoStore();

	/**
	 * Checks the directives.
	 * @throws IllegalArgumentException if a duration is negative, or a name is blank
	 */
	public CacheDirectives {
		checkDuration("max age", maxAge);
		checkDuration("time to live", ttl);
		checkDuration("stale-if-error", staleIfError);
		if (namespace != null && namespace.isBlank()) {
			throw new IllegalArgumentException("A namespace must not be blank");
		}
		tags = Set.copyOf(tags);
		if (tags.stream().anyMatch(String::isBlank)) {
			throw new IllegalArgumentException("A tag must not be blank");
		}
	}

	/**
	 * These directives, and no kept answer will do.
	 * @return the directives
	 */
	public CacheDirectives withNoCache() {
		return new CacheDirectives(true, this.noStore, this.onlyIfCached, this.exactOnly, this.maxAge, this.ttl,
				this.staleIfError, this.namespace, this.tags);
	}

	/**
	 * These directives, and the new answer is not kept.
	 * @return the directives
	 */
	public CacheDirectives withNoStore() {
		return new CacheDirectives(this.noCache, true, this.onlyIfCached, this.exactOnly, this.maxAge, this.ttl,
				this.staleIfError, this.namespace, this.tags);
	}

	/**
	 * These directives, and the origin is not asked.
	 * @return the directives
	 */
	public CacheDirectives withOnlyIfCached() {
		return new CacheDirectives(this.noCache, this.noStore, true, this.exactOnly, this.maxAge, this.ttl,
				this.staleIfError, this.namespace, this.tags);
	}

	/**
	 * These directives, and no answer to a similar question will do.
	 * @return the directives
	 */
	public CacheDirectives withExactOnly() {
		return new CacheDirectives(this.noCache, this.noStore, this.onlyIfCached, true, this.maxAge, this.ttl,
				this.staleIfError, this.namespace, this.tags);
	}

	/**
	 * These directives with another greatest age.
	 * @param age how old an answer may be that is served
	 * @return the directives
	 */
	public CacheDirectives withMaxAge(Duration age) {
		return new CacheDirectives(this.noCache, this.noStore, this.onlyIfCached, this.exactOnly, age, this.ttl,
				this.staleIfError, this.namespace, this.tags);
	}

	/**
	 * These directives with another time to live.
	 * @param lifetime how long the new answer lives, for all who ask
	 * @return the directives
	 */
	public CacheDirectives withTtl(Duration lifetime) {
		return new CacheDirectives(this.noCache, this.noStore, this.onlyIfCached, this.exactOnly, this.maxAge, lifetime,
				this.staleIfError, this.namespace, this.tags);
	}

	/**
	 * These directives with another time for stale answers.
	 * @param window how long past its time an answer may be served where the origin fails
	 * @return the directives
	 */
	public CacheDirectives withStaleIfError(Duration window) {
		return new CacheDirectives(this.noCache, this.noStore, this.onlyIfCached, this.exactOnly, this.maxAge, this.ttl,
				window, this.namespace, this.tags);
	}

	/**
	 * These directives with another namespace.
	 * @param name the namespace of the call
	 * @return the directives
	 */
	public CacheDirectives withNamespace(String name) {
		return new CacheDirectives(this.noCache, this.noStore, this.onlyIfCached, this.exactOnly, this.maxAge, this.ttl,
				this.staleIfError, name, this.tags);
	}

	/**
	 * These directives with more tags.
	 * @param more what the new answer depends on too
	 * @return the directives
	 */
	public CacheDirectives withTags(Set<String> more) {
		Set<String> all = new TreeSet<>(this.tags);
		all.addAll(more);
		return new CacheDirectives(this.noCache, this.noStore, this.onlyIfCached, this.exactOnly, this.maxAge, this.ttl,
				this.staleIfError, this.namespace, all);
	}

	/**
	 * These directives and others. Where both give a value the other one holds; tags add
	 * up.
	 * @param other the others
	 * @return all of them
	 */
	public CacheDirectives and(CacheDirectives other) {
		if (this.equals(NONE)) {
			return other;
		}
		Set<String> allTags = new TreeSet<>(this.tags);
		allTags.addAll(other.tags);
		return new CacheDirectives(this.noCache || other.noCache, this.noStore || other.noStore,
				this.onlyIfCached || other.onlyIfCached, this.exactOnly || other.exactOnly,
				last(this.maxAge, other.maxAge), last(this.ttl, other.ttl), last(this.staleIfError, other.staleIfError),
				last(this.namespace, other.namespace), allTags);
	}

	/**
	 * These directives together with those of somebody further out, such as another
	 * advisor. The shorter time holds, so that their order, which a chain of advisors may
	 * turn round, makes no difference. Of two namespaces the inner one holds; tags add
	 * up.
	 * @param outer the directives from further out
	 * @return all of them
	 */
	public CacheDirectives within(CacheDirectives outer) {
		CacheDirectives all = outer.and(this);
		return new CacheDirectives(all.noCache, all.noStore, all.onlyIfCached, all.exactOnly,
				shorter(this.maxAge, outer.maxAge), shorter(this.ttl, outer.ttl),
				shorter(this.staleIfError, outer.staleIfError), all.namespace, all.tags);
	}

	/**
	 * Whether the cache takes no part in the call at all.
	 * @return whether nothing is read and nothing is kept
	 */
	public boolean bypass() {
		return this.noCache && this.noStore;
	}

	private static <T> @Nullable T last(@Nullable T first, @Nullable T second) {
		return (second != null) ? second : first;
	}

	static @Nullable Duration shorter(@Nullable Duration one, @Nullable Duration other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return (one.compareTo(other) < 0) ? one : other;
	}

	private static void checkDuration(String name, @Nullable Duration duration) {
		if (duration != null && duration.isNegative()) {
			throw new IllegalArgumentException("A %s must not be negative: %s".formatted(name, duration));
		}
	}

}
