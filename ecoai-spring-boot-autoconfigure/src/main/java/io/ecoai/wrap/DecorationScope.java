package io.ecoai.wrap;

import java.util.function.Supplier;

import reactor.core.publisher.Flux;
import reactor.util.context.ContextView;

/**
 * Marks what runs inside a decorator that was put around an advisor chain, so that a
 * decorated model further in steps aside and no answer is looked up and stored twice.
 */
final class DecorationScope {

	private final ThreadLocal<Boolean> inside = new ThreadLocal<>();

	<T> T inside(Supplier<T> call) {
		Boolean before = this.inside.get();
		this.inside.set(Boolean.TRUE);
		try {
			return call.get();
		}
		finally {
			if (before == null) {
				this.inside.remove();
			}
		}
	}

	<T> Flux<T> inside(Flux<T> stream) {
		return stream.contextWrite((context) -> context.put(this, Boolean.TRUE));
	}

	boolean isInside() {
		return this.inside.get() != null;
	}

	boolean isInside(ContextView context) {
		return context.hasKey(this);
	}

}
