package io.ecoai.control;

import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.util.context.ContextView;

/**
 * A value that is around a call: whatever is called in the course of it can see the
 * value, and whatever comes after it cannot. A call carries it by its thread. A stream
 * carries it in its Reactor context, and by the thread that subscribes to it, asks it for
 * more or cancels it, so that a call inside a stream and a stream inside a call see it
 * too. It is not seen where a model hands work to threads of its own, such as those of
 * {@code subscribeOn} or of an executor, and calls from there. Thread-safe.
 *
 * @param <T> the type of the value
 */
public final class Carried<T> {

	private final ThreadLocal<T> current = new ThreadLocal<>();

	private final Object key;

	/**
	 * Creates a carrier.
	 * @param key the key of the value in a Reactor context
	 */
	public Carried(Object key) {
		this.key = key;
	}

	/**
	 * The value around the call on this thread.
	 * @return the value, or {@code null} if there is none
	 */
	public @Nullable T ofThread() {
		return this.current.get();
	}

	/**
	 * The value around a stream.
	 * @param context the context of its subscriber
	 * @return the value, or {@code null} if there is none
	 */
	public @Nullable T of(ContextView context) {
		return context.getOrDefault(this.key, null);
	}

	/**
	 * Calls with a value around it.
	 * @param value the value, or {@code null} for none
	 * @param call what to call
	 * @param <R> what it returns
	 * @return what it returns
	 */
	public <R extends @Nullable Object> R during(@Nullable T value, Supplier<R> call) {
		T before = this.current.get();
		set(value);
		try {
			return call.get();
		}
		finally {
			set(before);
		}
	}

	/**
	 * Puts a value around a stream. Whoever subscribes to it sees, whenever a chunk
	 * arrives, what was around the subscription.
	 * @param value tells the value, given the context of the subscriber
	 * @param stream the stream
	 * @param <E> its elements
	 * @return the stream with the value around it
	 */
	public <E> Flux<E> during(Function<ContextView, @Nullable T> value, Flux<E> stream) {
		return new CarryingFlux<>(this, this.key, value, stream);
	}

	private void set(@Nullable T value) {
		if (value != null) {
			this.current.set(value);
		}
		else {
			this.current.remove();
		}
	}

}
