package io.ecoai.wire;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;

/**
 * What has come of a streamed {@link Answer#TEXT} so far. It is subscribed on a thread of
 * its own because Google's client reads on the thread that subscribes.
 */
final class Received {

	private final List<ChatResponse> chunks = new CopyOnWriteArrayList<>();

	private final Disposable subscription;

	private volatile @Nullable Throwable failure;

	private volatile boolean ended;

	Received(ChatModel model, Provider provider) {
		this.subscription = Flux.defer(() -> model.stream(provider.promptFor(Answer.TEXT)))
			.subscribeOn(Schedulers.boundedElastic())
			.subscribe(this.chunks::add, this::fail, () -> this.ended = true);
	}

	private void fail(Throwable failure) {
		this.failure = failure;
		this.ended = true;
	}

	List<ChatResponse> chunks() {
		return List.copyOf(this.chunks);
	}

	@Nullable Throwable failure() {
		return this.failure;
	}

	boolean ended() {
		return this.ended;
	}

	/**
	 * Comes back when the client has read what the server sends next, if it waits for it.
	 */
	void cancel() {
		this.subscription.dispose();
	}

}
