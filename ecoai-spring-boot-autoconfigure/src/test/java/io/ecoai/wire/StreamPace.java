package io.ecoai.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Sends streams event by event, and stops where a test wants it. Safe for use by several
 * threads.
 */
final class StreamPace {

	private static final int GIVE_UP_SECONDS = 60;

	private static final int KEEP_ALIVE_MILLIS = 20;

	private final AtomicInteger held = new AtomicInteger();

	private final AtomicInteger broken = new AtomicInteger();

	private volatile @Nullable Hold hold;

	private volatile @Nullable Cut cut;

	void hold(int events) {
		this.hold = new Hold(events, new CountDownLatch(1));
	}

	void release() {
		Hold released = this.hold;
		this.hold = null;
		if (released != null) {
			released.gate().countDown();
		}
	}

	void cut(int events, boolean withError) {
		this.cut = new Cut(events, withError, false);
	}

	void end(int events) {
		this.cut = new Cut(events, false, true);
	}

	void recover() {
		this.cut = null;
	}

	/** How many streams are being held. */
	int held() {
		return this.held.get();
	}

	/** How many streams could not be sent to their end because the client had gone. */
	int broken() {
		return this.broken.get();
	}

	/**
	 * Send a stream.
	 * @param stream what to send
	 * @param out where to send it
	 * @param ending called before the client can see the end
	 * @throws IOException if the client has gone, or the connection is to be dropped
	 */
	void send(WireStream stream, OutputStream out, Runnable ending) throws IOException {
		int last = stream.events().size() - 1;
		for (int i = 0; i <= last; i++) {
			awaitRelease(i, stream, out);
			Cut here = this.cut;
			if (i == last || (here != null && here.events() == i)) {
				ending.run();
			}
			if (here != null && here.events() == i) {
				if (here.properly()) {
					return;
				}
				if (!here.withError()) {
					throw new IOException("Dropped after " + i + " events");
				}
				write(stream.error(), out);
				return;
			}
			write(stream.events().get(i), out);
		}
	}

	private void awaitRelease(int sent, WireStream stream, OutputStream out) throws IOException {
		Hold here = this.hold;
		if (here == null || here.events() != sent) {
			return;
		}
		this.held.incrementAndGet();
		try {
			long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(GIVE_UP_SECONDS);
			// Only who writes is told that the other end has gone.
			while (!here.gate().await(KEEP_ALIVE_MILLIS, TimeUnit.MILLISECONDS)) {
				if (System.nanoTime() > giveUp) {
					throw new IllegalStateException("Nobody released the held stream");
				}
				write(stream.keepAlive(), out);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.held.decrementAndGet();
		}
	}

	private void write(String text, OutputStream out) throws IOException {
		try {
			out.write(text.getBytes(StandardCharsets.UTF_8));
			out.flush();
		}
		catch (IOException ex) {
			this.broken.incrementAndGet();
			throw ex;
		}
	}

	private record Hold(int events, CountDownLatch gate) {
	}

	private record Cut(int events, boolean withError, boolean properly) {
	}

}
