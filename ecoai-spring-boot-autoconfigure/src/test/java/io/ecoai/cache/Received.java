package io.ecoai.cache;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a subscriber has been given so far.
 *
 * @param <T> the elements
 */
final class Received<T> extends BaseSubscriber<T> {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final List<T> elements = new CopyOnWriteArrayList<>();

	private final long wanted;

	private volatile @Nullable Throwable failure;

	private volatile boolean ended;

	private Received(long wanted) {
		this.wanted = wanted;
	}

	static <T> Received<T> of(Flux<T> stream, long wanted) {
		Received<T> received = new Received<>(wanted);
		stream.subscribe(received);
		return received;
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		if (this.wanted > 0) {
			request(this.wanted);
		}
	}

	@Override
	protected void hookOnNext(T element) {
		this.elements.add(element);
	}

	@Override
	protected void hookOnError(Throwable failure) {
		this.failure = failure;
		this.ended = true;
	}

	@Override
	protected void hookOnComplete() {
		this.ended = true;
	}

	List<T> elements() {
		return List.copyOf(this.elements);
	}

	@Nullable Throwable failure() {
		return this.failure;
	}

	boolean ended() {
		return this.ended;
	}

	@SafeVarargs
	final void awaitElements(T... expected) {
		await().atMost(LIMIT).untilAsserted(() -> assertThat(this.elements).containsExactly(expected));
	}

	void awaitEnd() {
		await().atMost(LIMIT).until(this::ended);
	}

}
