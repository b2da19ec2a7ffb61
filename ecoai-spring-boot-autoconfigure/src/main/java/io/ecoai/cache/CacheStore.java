package io.ecoai.cache;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Keeps answers. Thread-safe. Any method may throw an unchecked exception when the store
 * fails; {@link #failOpen} turns a store into one that does not.
 */
public interface CacheStore extends AutoCloseable {

	/**
	 * The kind of store.
	 * @return the name that configuration and metrics use, such as {@code sqlite}
	 */
	String storage();

	/**
	 * What tells the answers of this store from those of all others, for what is kept
	 * elsewhere of them. May wait for another machine.
	 * @return a name that all who share the answers see, also after a restart;
	 * {@code null} if there is none
	 */
	default @Nullable String identity() {
		return null;
	}

	/**
	 * Reads an answer, fresh or not.
	 * @param key its key
	 * @return the answer, or {@code null} if there is none
	 */
	@Nullable CacheEntry get(CacheKey key);

	/**
	 * Keeps an answer, in place of the one with the same key. Whoever calls this does not
	 * wait for another machine.
	 * @param entry the answer
	 * @return completed once the answer is kept or could not be, on any thread
	 */
	CompletionStage<?> put(CacheEntry entry);

	/**
	 * Keeps an answer if its permit still allows it: if no flush by anybody has matched
	 * it since the permit was issued, and nobody else has taken over to ask for it.
	 * @param entry the answer
	 * @param permit what was issued before the origin was asked
	 * @return completed with {@code false} if the permit does not allow it, otherwise
	 * once the answer is kept or could not be, on any thread
	 */
	default CompletionStage<Boolean> put(CacheEntry entry, Permit permit) {
		return (permit != Permit.NEVER) ? put(entry).thenApply((done) -> true)
				: CompletableFuture.completedFuture(false);
	}

	/**
	 * Who asks the origin, where others use the store too.
	 * @return what decides it
	 */
	default Leases leases() {
		return Leases.NONE;
	}

	/**
	 * Removes the answers that a filter matches.
	 * @param filter the filter
	 * @return how many have left
	 * @throws PromptsNotSearchableException if the filter asks for prompts that the store
	 * cannot read
	 */
	long remove(FlushFilter filter);

	/**
	 * Removes answers that a filter matches, and keeps no trace of the filter, which may
	 * tell what encrypted answers do not. So nothing stops one that is on its way: only
	 * for answers that nobody writes any more, such as those from before there was an
	 * encryption key.
	 * @param filter the filter
	 * @return how many have left
	 */
	default long removeUnlogged(FlushFilter filter) {
		return remove(filter);
	}

	/**
	 * Removes an answer that another is about to take the place of, so that none comes
	 * after it that was asked for before. May remove all answers to the same request.
	 * Whoever calls this does not wait for another machine.
	 * @param key the key of the answer
	 */
	default void discard(CacheKey key) {
		remove(FlushFilter.key(key));
	}

	/**
	 * The newest answers of a model in a namespace, without their payload.
	 * @param namespace the namespace
	 * @param model the model that was asked for
	 * @param limit at most so many
	 * @return what is known of them, newest first
	 */
	List<EntryHeader> newest(String namespace, String model, int limit);

	/**
	 * The keys under which an answer may stand in the store. They differ from its own key
	 * if the store does not show which requests were made.
	 * @param key the key of the answer
	 * @return the keys, first the one that it is written under
	 */
	default List<CacheKey> keysAtRest(CacheKey key) {
		return List.of(key);
	}

	/**
	 * Whether the store can tell which answers a filter matches.
	 * @param filter the filter
	 * @throws PromptsNotSearchableException if the filter asks for prompts that the store
	 * cannot read
	 */
	default void check(FlushFilter filter) {
	}

	/**
	 * How full the store is.
	 * @return the statistics of this moment
	 */
	CacheStatistics statistics();

	/**
	 * Whether it is on the other side of a network, so that a failure may take time. Such
	 * a store is left alone after its first failure, until {@link #probe()} succeeds.
	 * @return whether it is
	 */
	default boolean isRemote() {
		return false;
	}

	/**
	 * Finds out whether a store that has failed works again. Asked of remote stores only;
	 * others are tried with what callers ask of them.
	 * @return completed with the outcome, within seconds, on any thread
	 */
	default CompletionStage<?> probe() {
		return CompletableFuture.completedFuture(true);
	}

	/**
	 * Tells that an answer was served that had been read before, so that it counts as
	 * used. Takes no longer than a look into memory and never fails.
	 * @param key its key
	 */
	default void used(CacheKey key) {
	}

	/**
	 * Sets who is told when answers have left, or may have, through another process. That
	 * is not later than a second after. Must be set before the store is used.
	 * @param listener told of a filter that matches at least the answers that have left,
	 * on a thread of the store
	 */
	default void onFlushByOthers(Consumer<FlushFilter> listener) {
	}

	/**
	 * Releases what the store holds open. It is not used any more.
	 */
	@Override
	void close();

	/**
	 * A store that never throws: what fails reads as empty, and a store that keeps
	 * failing is left alone for a while.
	 * @param store the store
	 * @param listener hears of every failure
	 * @return the store to use instead
	 */
	static FailOpenCacheStore failOpen(CacheStore store, CacheListener listener) {
		return new FailOpenCacheStore(store, listener, Clock.systemUTC());
	}

	/**
	 * A store that keeps no text of prompts.
	 * @param store the store
	 * @return the store to use instead
	 */
	static CacheStore withoutPrompts(CacheStore store) {
		return new PromptlessCacheStore(store);
	}

}
