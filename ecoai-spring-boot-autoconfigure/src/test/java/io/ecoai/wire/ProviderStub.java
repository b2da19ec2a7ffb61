package io.ecoai.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.openai.OpenAiImageModel;
import org.springframework.ai.openai.OpenAiImageOptions;

/**
 * A local server that answers as one provider does. It listens on a free port of
 * 127.0.0.1 until it is closed. Safe for use by several threads.
 */
public final class ProviderStub implements AutoCloseable {

	private static final int GIVE_UP_SECONDS = 60;

	private static final int DROP = -1;

	private final Provider provider;

	private final StreamPace pace = new StreamPace();

	private final WireServer server;

	private final Queue<Answer> queue = new ConcurrentLinkedQueue<>();

	private volatile Answer usual = Answer.TEXT;

	private volatile int failure;

	private volatile @Nullable CountDownLatch gate;

	private ProviderStub(Provider provider) {
		this.provider = provider;
		this.server = new WireServer(this::answer, this.pace);
	}

	/**
	 * Start a stub that answers {@link Answer#TEXT} until told otherwise.
	 * @param provider whom to imitate
	 * @return the running stub
	 */
	public static ProviderStub start(Provider provider) {
		return new ProviderStub(provider);
	}

	/**
	 * The URL to configure as the provider's base URL, in the form that its client wants.
	 * @return the base URL
	 */
	public String baseUrl() {
		return this.server.url() + this.provider.wire().basePath();
	}

	/**
	 * The real model, with one attempt per call, talking to this stub.
	 * @return a new model
	 */
	public ChatModel createModel() {
		return createModel(UnaryOperator.identity());
	}

	/**
	 * The real model, talking to this stub.
	 * @param customisation changes what the model is built with
	 * @return a new model
	 */
	public ChatModel createModel(UnaryOperator<ModelSettings> customisation) {
		return this.provider.createModel(baseUrl(), customisation);
	}

	/**
	 * The real image model, without retries, talking to this stub, which must be one of
	 * OpenAI. It gets as many images as it asks for with {@code n}, as Base64 unless its
	 * response format is {@code url}.
	 * @param options changes the model's default options, which have only a model id
	 * @return a new model
	 */
	public OpenAiImageModel createImageModel(UnaryOperator<OpenAiImageOptions.Builder> options) {
		return OpenAiImageModel.builder()
			.options(options.apply(ImagePrompts.options()).baseUrl(baseUrl()).apiKey("dummy").maxRetries(0).build())
			.build();
	}

	/**
	 * Set what is answered from now on.
	 * @param answers given in this order; the last one is repeated
	 * @return this stub
	 */
	public ProviderStub answers(Answer... answers) {
		Queue<Answer> given = new ArrayDeque<>(List.of(answers));
		this.queue.clear();
		this.usual = answers[answers.length - 1];
		this.queue.addAll(given);
		return this;
	}

	/**
	 * Answer with the provider's error body until {@link #recover()}.
	 * @param status a 4xx or 5xx; those that have no body of their own have that of 400
	 * or 500
	 * @return this stub
	 */
	public ProviderStub fail(int status) {
		this.failure = status;
		return this;
	}

	/**
	 * Drop the connection of every request until {@link #recover()}, without an answer.
	 * @return this stub
	 */
	public ProviderStub drop() {
		this.failure = DROP;
		return this;
	}

	/**
	 * Drop the connection of every stream until {@link #recover()}. Other answers are not
	 * affected.
	 * @param events how many events of the provider's format to send before; a stream
	 * that has no more is complete
	 * @return this stub
	 */
	public ProviderStub breakAfterChunks(int events) {
		this.pace.cut(events, false);
		return this;
	}

	/**
	 * End every stream early and properly, as a proxy does that gives up, until
	 * {@link #recover()}. Other answers are not affected.
	 * @param events how many events of the provider's format to send before
	 * @return this stub
	 */
	public ProviderStub endAfterChunks(int events) {
		this.pace.end(events);
		return this;
	}

	/**
	 * End every stream with the event by which the provider reports an error, until
	 * {@link #recover()}. Other answers are not affected.
	 * @param events how many events of the provider's format to send before; a stream
	 * that has no more is complete
	 * @return this stub
	 */
	public ProviderStub failAfterChunks(int events) {
		this.pace.cut(events, true);
		return this;
	}

	/**
	 * Answer normally again.
	 * @return this stub
	 */
	public ProviderStub recover() {
		this.failure = 0;
		this.pace.recover();
		return this;
	}

	/**
	 * Hold every answer back until {@link #release()}. What is answered, an error or not,
	 * is decided at the release.
	 * @return this stub
	 */
	public ProviderStub hold() {
		this.gate = new CountDownLatch(1);
		return this;
	}

	/**
	 * Hold every stream back until {@link #release()}, after its first events have gone
	 * out. Whether it breaks there is decided at the release. Other answers are not
	 * affected.
	 * @param events how many events of the provider's format to send before; a stream
	 * that has no more is not held
	 * @return this stub
	 */
	public ProviderStub holdAfterChunks(int events) {
		this.pace.hold(events);
		return this;
	}

	/**
	 * Let held answers and streams go.
	 */
	public void release() {
		this.pace.release();
		CountDownLatch held = this.gate;
		this.gate = null;
		if (held != null) {
			held.countDown();
		}
	}

	/**
	 * How many requests have arrived, failed and held ones included.
	 * @return the number since the start
	 */
	public int requestCount() {
		return this.server.requests().size();
	}

	/**
	 * The requests that have arrived.
	 * @return a snapshot in order of arrival
	 */
	public List<WireRequest> requests() {
		return this.server.requests();
	}

	/**
	 * The newest request.
	 * @return the request
	 */
	public WireRequest lastRequest() {
		List<WireRequest> requests = requests();
		if (requests.isEmpty()) {
			throw new AssertionError("No request has arrived");
		}
		return requests.get(requests.size() - 1);
	}

	/**
	 * The newest request's body.
	 * @return the body as text
	 */
	public String lastRequestBody() {
		return lastRequest().body();
	}

	/**
	 * How many requests are being answered or held at this moment.
	 * @return the number
	 */
	public int inFlight() {
		return this.server.inFlight();
	}

	/**
	 * How many requests were being answered or held at once at most.
	 * @return the number since the start
	 */
	public int maxInFlight() {
		return this.server.maxInFlight();
	}

	/**
	 * How many streams {@link #holdAfterChunks(int)} holds at this moment.
	 * @return the number
	 */
	public int heldStreams() {
		return this.pace.held();
	}

	/**
	 * How many streams were not sent to their end because the client closed the
	 * connection. Seen within moments while a stream is held, otherwise when the next
	 * event is sent. If a stream is cancelled, Anthropic's client closes the connection,
	 * and Google's if that interrupts the thread that reads; those of OpenAI and Ollama
	 * read on to the end.
	 * @return the number since the start
	 */
	public int brokenConnections() {
		return this.pace.broken();
	}

	private WireAnswer answer(WireRequest request) {
		awaitRelease();
		if (!this.provider.wire().serves(request)) {
			return Bodies.notFound(request);
		}
		int status = this.failure;
		if (status == DROP) {
			throw new UncheckedIOException(new IOException("Dropped before the answer"));
		}
		if (status != 0) {
			return Bodies.error(this.provider.wire(), status);
		}
		WireAnswer images = this.provider.wire().images(request);
		if (images != null) {
			return images;
		}
		Answer queued = this.queue.poll();
		return Bodies.answer(this.provider.wire(), (queued != null) ? queued : this.usual, request);
	}

	private void awaitRelease() {
		CountDownLatch held = this.gate;
		try {
			if (held != null && !held.await(GIVE_UP_SECONDS, TimeUnit.SECONDS)) {
				throw new IllegalStateException("Nobody released the held answers");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		release();
		this.server.close();
	}

}
