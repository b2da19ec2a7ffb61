package io.ecoai.control;

import java.util.function.Supplier;

import io.ecoai.cache.CacheDirectives;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.util.context.ContextView;

/**
 * Carries directives from the innermost advisor to the decorator: a call by its thread, a
 * stream by its Reactor context. Neither reaches the tools that run between two rounds.
 */
public final class CurrentDirectives {

	/**
	 * Static, since advisors are made by hand and share no object with the decorators.
	 */
	private static final ThreadLocal<CacheDirectives> CURRENT = new ThreadLocal<>();

	private CurrentDirectives() {
	}

	/**
	 * The directives of the call on this thread.
	 * @return the directives
	 */
	public static CacheDirectives ofThread() {
		CacheDirectives current = CURRENT.get();
		return (current != null) ? current : CacheDirectives.NONE;
	}

	/**
	 * The directives of a stream.
	 * @param context the context of its subscriber
	 * @return the directives
	 */
	public static CacheDirectives of(ContextView context) {
		return context.<CacheDirectives>getOrEmpty(CurrentDirectives.class).orElse(CacheDirectives.NONE);
	}

	/**
	 * Calls a model that stands in front of others with what its caller asks.
	 * @param directives what is asked, beside what the thread carries already
	 * @param call the call
	 * @param <T> what the call returns
	 * @return what it returns
	 */
	public static <T extends @Nullable Object> T during(CacheDirectives directives, Supplier<T> call) {
		CacheDirectives before = CURRENT.get();
		CURRENT.set(directives.within((before != null) ? before : CacheDirectives.NONE));
		try {
			return call.get();
		}
		finally {
			if (before != null) {
				CURRENT.set(before);
			}
			else {
				CURRENT.remove();
			}
		}
	}

	/**
	 * Streams from a model that stands in front of others with what its caller asks.
	 * @param directives what is asked, beside what the context carries already
	 * @param stream the stream
	 * @param <T> its elements
	 * @return the stream with the directives in its context
	 */
	public static <T> Flux<T> during(CacheDirectives directives, Flux<T> stream) {
		return stream.contextWrite((context) -> context.put(CurrentDirectives.class, directives.within(of(context))));
	}

}
