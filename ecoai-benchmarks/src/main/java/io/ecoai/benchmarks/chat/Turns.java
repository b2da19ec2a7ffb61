package io.ecoai.benchmarks.chat;

import java.util.List;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Lets every thread go through all requests, so that no request is always the last one.
 */
@State(Scope.Thread)
public class Turns {

	/** So far apart that no two threads ask for the same at once. */
	private static final int APART = 257;

	private int next;

	/**
	 * Lets each thread begin elsewhere.
	 * @param thread tells threads apart
	 */
	@Setup
	public void begin(ThreadParams thread) {
		this.next = thread.getThreadIndex() * APART;
	}

	/**
	 * The next of some things.
	 * @param things all of them
	 * @param <T> what they are
	 * @return one of them
	 */
	public <T> T next(List<T> things) {
		this.next = (this.next + 1 < things.size()) ? this.next + 1 : 0;
		return things.get(this.next);
	}

}
