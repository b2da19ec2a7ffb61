package io.ecoai.benchmarks.chat;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Lets calls come 10,000 times a second and no faster, which a log keeps up with. JMH
 * looks at the clock after the pause and again after the call, so that the pause is not
 * part of what is measured. It is spent looking at the clock: a processor that is woken
 * takes longer for everything.
 */
@State(Scope.Thread)
public class Pace {

	private static final long NANOS = 100_000;

	private long next = System.nanoTime();

	/**
	 * Waits until the next call is due.
	 */
	@Setup(Level.Invocation)
	public void await() {
		long now = System.nanoTime();
		while (now < this.next) {
			Thread.onSpinWait();
			now = System.nanoTime();
		}
		this.next = now + NANOS;
	}

}
