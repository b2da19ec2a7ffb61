package io.ecoai.control;

import java.util.function.Supplier;

import io.ecoai.cache.CacheDirectives;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Carries directives from the innermost advisor to the decorator, and from a decorated
 * model to decorated models behind it, whether these are called or streamed from. Neither
 * reaches the tools that run between two rounds, nor what is called on threads that a
 * model hands its work to ({@link Carried}): a model that does so gives the directives to
 * the prompt there ({@link CacheControl#applyTo}).
 */
public final class CurrentDirectives {

	/**
	 * Static, since advisors are made by hand and share no object with the decorators.
	 */
	private static final Carried<CacheDirectives> CURRENT = new Carried<>(CurrentDirectives.class);

	private CurrentDirectives() {
	}

	/**
	 * The directives of the call on this thread, or of the stream that is being
	 * subscribed to on it.
	 * @return the directives
	 */
	public static CacheDirectives ofThread() {
		return orNone(CURRENT.ofThread());
	}

	/**
	 * Calls a model that stands in front of others with what its caller asks.
	 * @param directives what is asked, beside what the thread carries already
	 * @param call the call
	 * @param <T> what the call returns
	 * @return what it returns
	 */
	public static <T extends @Nullable Object> T during(CacheDirectives directives, Supplier<T> call) {
		return CURRENT.during(directives.within(ofThread()), call);
	}

	/**
	 * Streams from a model that stands in front of others with what its caller asks.
	 * @param directives what is asked, beside what the context and the subscribing thread
	 * carry already
	 * @param stream the stream
	 * @param <T> its elements
	 * @return the stream with the directives around it
	 */
	public static <T> Flux<T> during(CacheDirectives directives, Flux<T> stream) {
		return CURRENT.during((context) -> directives.within(orNone(CURRENT.of(context)).within(ofThread())), stream);
	}

	/**
	 * Streams with all that is asked where the stream is made, and where it is subscribed
	 * to.
	 * @param stream the stream
	 * @param <T> its elements
	 * @return the stream with these directives around it
	 */
	public static <T> Flux<T> duringStream(Flux<T> stream) {
		return during(ofThread(), stream);
	}

	private static CacheDirectives orNone(@Nullable CacheDirectives directives) {
		return (directives != null) ? directives : CacheDirectives.NONE;
	}

}
