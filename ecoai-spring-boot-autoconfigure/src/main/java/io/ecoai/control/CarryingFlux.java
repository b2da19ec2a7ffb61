package io.ecoai.control;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * A stream with a value around it: on the way in, when it is subscribed to, asked for
 * more or cancelled, its source sees the value; on the way out its subscriber sees what
 * was around the subscription.
 *
 * @param <T> the type of the value
 * @param <E> the elements
 */
final class CarryingFlux<T, E> extends Flux<E> {

	private final Carried<T> carried;

	private final Object key;

	private final Function<ContextView, @Nullable T> value;

	private final Flux<E> source;

	CarryingFlux(Carried<T> carried, Object key, Function<ContextView, @Nullable T> value, Flux<E> source) {
		this.carried = carried;
		this.key = key;
		this.value = value;
		this.source = source;
	}

	@Override
	public void subscribe(CoreSubscriber<? super E> actual) {
		T outside = this.carried.ofThread();
		Context context = actual.currentContext();
		T inside = this.value.apply(context);
		Border border = new Border(actual, (inside != null) ? context.put(this.key, inside) : context, outside, inside);
		border.in(() -> this.source.subscribe(border));
	}

	private final class Border implements CoreSubscriber<E>, Subscription {

		private final CoreSubscriber<? super E> actual;

		private final Context context;

		private final @Nullable T outside;

		private final @Nullable T inside;

		private volatile @Nullable Subscription upstream;

		private Border(CoreSubscriber<? super E> actual, Context context, @Nullable T outside, @Nullable T inside) {
			this.actual = actual;
			this.context = context;
			this.outside = outside;
			this.inside = inside;
		}

		private void in(Runnable action) {
			run(this.inside, action);
		}

		private void out(Runnable action) {
			run(this.outside, action);
		}

		private void run(@Nullable T value, Runnable action) {
			CarryingFlux.this.carried.during(value, () -> {
				action.run();
				return null;
			});
		}

		@Override
		public Context currentContext() {
			return this.context;
		}

		@Override
		public void onSubscribe(Subscription upstream) {
			this.upstream = upstream;
			out(() -> this.actual.onSubscribe(this));
		}

		@Override
		public void onNext(E element) {
			out(() -> this.actual.onNext(element));
		}

		@Override
		public void onError(Throwable failure) {
			out(() -> this.actual.onError(failure));
		}

		@Override
		public void onComplete() {
			out(this.actual::onComplete);
		}

		@Override
		public void request(long more) {
			Subscription upstream = this.upstream;
			if (upstream != null) {
				in(() -> upstream.request(more));
			}
		}

		@Override
		public void cancel() {
			Subscription upstream = this.upstream;
			if (upstream != null) {
				in(upstream::cancel);
			}
		}

	}

}
