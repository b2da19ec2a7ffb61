package io.ecoai.call;

import java.util.function.Supplier;

import io.ecoai.control.Carried;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Tells whether a call led to another one: a decorated model may stand in front of other
 * decorated models, and such a call counts once, where its answer came from. Both count
 * where a model hands its work to threads of its own ({@link Carried}). Thread-safe.
 */
public final class NestedCalls {

	private final Carried<Call> calls = new Carried<>(Call.class);

	/** The call that leads to what is called on this thread, or {@code null}. */
	@Nullable Call current() {
		return this.calls.ofThread();
	}

	<T extends @Nullable Object> T during(Call call, Supplier<T> led) {
		return this.calls.during(call, led);
	}

	<T> Flux<T> during(Call call, Flux<T> stream) {
		return this.calls.during((context) -> call, stream);
	}

	/**
	 * Streams in the course of the call that is under way where the stream is made, or
	 * else of the one where it is subscribed to.
	 */
	<T> Flux<T> duringStream(Flux<T> stream) {
		Call made = current();
		return this.calls.during((context) -> {
			Call subscribed = (made != null) ? made : current();
			return (subscribed != null) ? subscribed : this.calls.of(context);
		}, stream);
	}

}
