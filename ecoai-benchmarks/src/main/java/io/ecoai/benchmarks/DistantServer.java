package io.ecoai.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Puts a local server at a distance: what it answers arrives later. Requests are not held
 * up by the answers to others, as on a network.
 */
public final class DistantServer implements AutoCloseable {

	private final int port;

	private final long delayNanos;

	private final ServerSocket listening;

	private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "distance");
		thread.setDaemon(true);
		return thread;
	});

	/**
	 * Takes connections on a free port.
	 * @param port the port of the server, on this machine
	 * @param delay how much later answers arrive
	 */
	public DistantServer(int port, Duration delay) {
		this.port = port;
		this.delayNanos = delay.toNanos();
		try {
			this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.threads.execute(() -> untilClosed(this::accept));
	}

	/**
	 * Where clients find it.
	 * @return the port
	 */
	public int port() {
		return this.listening.getLocalPort();
	}

	private void accept() throws IOException {
		while (true) {
			Socket client = opened(this.listening.accept());
			Socket server = opened(new Socket(InetAddress.getLoopbackAddress(), this.port));
			LinkedBlockingQueue<Part> answers = new LinkedBlockingQueue<>();
			this.threads.execute(() -> untilClosed(() -> client.getInputStream().transferTo(server.getOutputStream())));
			this.threads.execute(() -> untilClosed(() -> read(server.getInputStream(), answers)));
			this.threads.execute(() -> untilClosed(() -> write(answers, client.getOutputStream())));
		}
	}

	private Socket opened(Socket socket) throws IOException {
		socket.setTcpNoDelay(true);
		this.sockets.add(socket);
		return socket;
	}

	private void read(InputStream server, Queue<Part> answers) throws IOException {
		byte[] bytes = new byte[65_536];
		for (int length = server.read(bytes); length >= 0; length = server.read(bytes)) {
			answers.add(new Part(System.nanoTime() + this.delayNanos, Arrays.copyOf(bytes, length)));
		}
	}

	private static void write(LinkedBlockingQueue<Part> answers, OutputStream client)
			throws IOException, InterruptedException {
		while (true) {
			Part part = answers.take();
			while (part.due() - System.nanoTime() > 0) {
				LockSupport.parkNanos(part.due() - System.nanoTime());
			}
			client.write(part.bytes());
			client.flush();
		}
	}

	/** A connection that ends, ends here. */
	private static void untilClosed(Work work) {
		try {
			work.run();
		}
		catch (IOException ex) {
			// Closed by one of its ends
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		try {
			this.listening.close();
			for (Socket socket : this.sockets) {
				socket.close();
			}
			this.threads.shutdownNow();
			this.threads.awaitTermination(1, TimeUnit.SECONDS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private interface Work {

		void run() throws IOException, InterruptedException;

	}

	// Parts are passed on and never compared.
	@SuppressWarnings("ArrayRecordComponent")
	private record Part(long due, byte[] bytes) {

	}

}
