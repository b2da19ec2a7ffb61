package io.ecoai.cache;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.ecoai.Callers;
import io.ecoai.cache.memory.MemoryCacheStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Callers who ask the same at the same time.
 */
@Timeout(300)
class SingleFlightTests {

	private static final int CALLERS = 20;

	private final TextCache cache = new TextCache(new MemoryCacheStore(1_000_000), 1_000_000);

	private final CountDownLatch asked = new CountDownLatch(1);

	private final CountDownLatch release = new CountDownLatch(1);

	static Stream<Named<ThreadFactory>> threads() {
		return Callers.factories();
	}

	/** Holds the first caller until it is released or interrupted. */
	private String held(String answer) throws InterruptedException {
		this.asked.countDown();
		this.release.await();
		return answer;
	}

	private Thread startLeader(Callers<String> callers, Origin<String, String> origin) throws InterruptedException {
		Thread leader = callers.start(() -> this.cache.ask("q", origin));
		this.asked.await();
		return leader;
	}

	private void startWaiters(Callers<String> callers, Origin<String, String> origin) {
		for (int i = 1; i < CALLERS; i++) {
			callers.start(() -> this.cache.ask("q", origin));
		}
		callers.awaitWaiting(CALLERS - 1);
	}

	@ParameterizedTest
	@MethodSource("threads")
	void letsOneOfThoseWhoWaitTakeOverWhenTheLeaderIsInterrupted(ThreadFactory threads) throws Exception {
		Callers<String> callers = new Callers<>(threads);
		TextOrigin origin = new TextOrigin(() -> held("answer"));
		AtomicBoolean stillInterrupted = new AtomicBoolean();
		AtomicReference<Throwable> failure = new AtomicReference<>();
		Thread leader = callers.start(() -> {
			try {
				return this.cache.ask("q", origin);
			}
			catch (Throwable ex) {
				failure.set(ex);
				stillInterrupted.set(Thread.currentThread().isInterrupted());
				return "interrupted";
			}
		});
		this.asked.await();
		startWaiters(callers, origin);
		leader.interrupt();
		assertThat(callers.result(0)).isEqualTo("interrupted");
		callers.awaitWaiting(CALLERS - 2);
		assertThat(origin.calls()).isEqualTo(2);
		this.release.countDown();
		assertThat(callers.results().subList(1, CALLERS)).containsOnly("answer");
		assertThat(origin.calls()).isEqualTo(2);
		assertThat(failure.get()).isExactlyInstanceOf(InterruptedException.class);
		assertThat(stillInterrupted).as("as the origin left it").isFalse();
	}

	@ParameterizedTest
	@MethodSource("threads")
	void endsOnlyTheWaitOfAWaiterWhoIsInterrupted(ThreadFactory threads) throws Exception {
		Callers<String> callers = new Callers<>(threads);
		TextOrigin origin = new TextOrigin(() -> held("answer"));
		startLeader(callers, origin);
		startWaiters(callers, origin);
		AtomicBoolean stillInterrupted = new AtomicBoolean();
		Thread impatient = callers.start(() -> {
			try {
				return this.cache.ask("q", origin);
			}
			catch (CancellationException ex) {
				stillInterrupted.set(Thread.currentThread().isInterrupted());
				return "cancelled";
			}
		});
		callers.awaitWaiting(CALLERS);
		impatient.interrupt();
		assertThat(callers.result(CALLERS)).isEqualTo("cancelled");
		assertThat(stillInterrupted).isTrue();
		callers.awaitWaiting(CALLERS - 1);
		this.release.countDown();
		assertThat(callers.results().subList(0, CALLERS)).containsOnly("answer");
		assertThat(origin.calls()).isEqualTo(1);
	}

	@Test
	void givesATimeoutOfTheOriginToAllWhoWait() throws Exception {
		// As HTTP clients report it: the very class would say that somebody interrupted.
		TextOrigin origin = new TextOrigin(() -> {
			held("");
			throw new IllegalStateException(new InterruptedIOException("timeout"));
		});
		assertAllFailAfterOneCall(origin, IllegalStateException.class);
	}

	@Test
	void givesACheckedExceptionToAllWhoWait() throws Exception {
		assertAllFailAfterOneCall(new TextOrigin(() -> {
			held("");
			throw new IOException("no route");
		}), IOException.class);
	}

	@Test
	void givesAnErrorToAllWhoWait() throws Exception {
		assertAllFailAfterOneCall(new TextOrigin(() -> {
			held("");
			throw new AssertionError("broken");
		}), AssertionError.class);
	}

	@Test
	void survivesCausesThatGoRoundInACircle() throws Exception {
		IOException one = new IOException("one");
		one.initCause(new IOException("other", one));
		assertAllFailAfterOneCall(new TextOrigin(() -> {
			held("");
			throw one;
		}), IOException.class);
	}

	private void assertAllFailAfterOneCall(TextOrigin origin, Class<? extends Throwable> expected)
			throws InterruptedException {
		Callers<String> callers = new Callers<>();
		startLeader(callers, origin);
		startWaiters(callers, origin);
		this.release.countDown();
		assertThat(callers.failures()).hasSize(CALLERS).hasOnlyElementsOfType(expected);
		assertThat(origin.calls()).isEqualTo(1);
		TextOrigin later = new TextOrigin(() -> "later");
		assertThat(this.cache.ask("q", later)).isEqualTo("later");
		assertThat(later.calls()).as("nothing was kept").isEqualTo(1);
	}

	@Test
	void neverLetsDifferentQuestionsWaitForEachOther() throws Exception {
		Callers<String> callers = new Callers<>();
		startLeader(callers, new TextOrigin(() -> held("answer")));
		assertThat(this.cache.ask("other", new TextOrigin(() -> "other answer"))).isEqualTo("other answer");
		this.release.countDown();
		assertThat(callers.results()).containsExactly("answer");
	}

	@Test
	void letsAnOriginAskTheSameQuestionItself() {
		TextOrigin inner = new TextOrigin(() -> "inner");
		TextOrigin outer = new TextOrigin(() -> "outer of " + this.cache.ask("q", inner));
		assertThat(this.cache.ask("q", outer)).isEqualTo("outer of inner");
		assertThat(inner.calls()).isEqualTo(1);
		assertThat(this.cache.ask("q", outer)).isEqualTo("outer of inner");
		assertThat(outer.calls()).isEqualTo(1);
	}

	@Test
	void letsEveryoneAskForThemselvesWhenAnAnswerCannotBeShared() throws Exception {
		Callers<String> callers = new Callers<>();
		TextOrigin origin = new TextOrigin(() -> held("answer")) {

			@Override
			public @Nullable String toAnswer(String response) {
				return null;
			}

		};
		startLeader(callers, origin);
		startWaiters(callers, origin);
		this.release.countDown();
		assertThat(callers.results()).containsOnly("answer");
		assertThat(origin.calls()).isEqualTo(CALLERS);
		assertThat(this.cache.cache().statistics().entries()).isZero();
	}

	@Test
	void sharesAnAnswerThatIsNotAdmittedAndKeepsItForNobody() throws Exception {
		Callers<String> callers = new Callers<>();
		TextOrigin origin = new TextOrigin(() -> held("cut off")) {

			@Override
			public boolean admits(String response) {
				return false;
			}

		};
		startLeader(callers, origin);
		startWaiters(callers, origin);
		this.release.countDown();
		assertThat(callers.results()).containsOnly("cut off");
		assertThat(origin.calls()).isEqualTo(1);
		this.cache.ask("q", origin);
		assertThat(origin.calls()).isEqualTo(2);
	}

	@Test
	void returnsTheResponseWhateverGoesWrongAfterIt() {
		for (Throwable failure : List.of(new IllegalStateException("no"), new IOException("sneaky"),
				new NoClassDefFoundError("Gone"), new OutOfMemoryError("full"), new AssertionError("wrong"))) {
			TextOrigin origin = new TextOrigin(() -> "answer") {

				@Override
				public boolean admits(String response) {
					throw Rethrow.unchanged(failure);
				}

			};
			assertThat(this.cache.ask("q", origin)).isEqualTo("answer");
			assertThat(origin.calls()).isEqualTo(1);
		}
		assertThat(this.cache.cache().statistics().entries()).isZero();
	}

	@Test
	void passesOnAMissingResponse() {
		TextOrigin origin = new TextOrigin(() -> null);
		assertThat(this.cache.ask("q", origin)).isNull();
		assertThat(this.cache.ask("q", origin)).isNull();
		assertThat(origin.calls()).isEqualTo(2);
	}

	@Test
	void startsAnewForThoseWhoComeAfterAFlush() throws Exception {
		Callers<String> callers = new Callers<>();
		startLeader(callers, new TextOrigin(() -> held("old")));
		startWaiters(callers, new TextOrigin(() -> "unused"));
		this.cache.cache().flush(FlushFilter.all());
		assertThat(this.cache.ask("q", new TextOrigin(() -> "new"))).isEqualTo("new");
		this.release.countDown();
		assertThat(callers.results()).containsOnly("old");
		assertThat(this.cache.ask("q", new TextOrigin(() -> "unused"))).as("the old one is not kept").isEqualTo("new");
	}

	@Test
	void keepsWhatAFlushOfSomethingElseDidNotMean() throws Exception {
		Callers<String> callers = new Callers<>();
		startLeader(callers, new TextOrigin(() -> held("answer")));
		this.cache.cache().flush(FlushFilter.model("another"));
		this.cache.cache().flushed(FlushFilter.key(new CacheKey("another")));
		this.release.countDown();
		assertThat(callers.results()).containsOnly("answer");
		assertThat(this.cache.ask("q", new TextOrigin(() -> "unused"))).isEqualTo("answer");
	}

	@Test
	void keepsTheFlightsOfOtherKeys() throws Exception {
		Callers<String> callers = new Callers<>();
		TextOrigin origin = new TextOrigin(() -> held("answer"));
		startLeader(callers, origin);
		this.cache.cache().flush(FlushFilter.key(new CacheKey("another")));
		startWaiters(callers, origin);
		this.release.countDown();
		assertThat(callers.results()).containsOnly("answer");
		assertThat(origin.calls()).isEqualTo(1);
	}

	@Test
	void takesNoteOfAFlushBySomebodyElse() throws Exception {
		this.cache.ask("known", new TextOrigin(() -> "old"));
		Callers<String> callers = new Callers<>();
		startLeader(callers, new TextOrigin(() -> held("old")));
		this.cache.cache().flushed(FlushFilter.pattern("q"));
		this.release.countDown();
		assertThat(callers.results()).containsOnly("old");
		assertThat(this.cache.ask("q", new TextOrigin(() -> "new"))).isEqualTo("new");
		this.cache.cache().flushed(FlushFilter.all());
		assertThat(this.cache.cache().statistics().entries()).as("nothing leaves the store").isEqualTo(2);
	}

	@Test
	void failsWithTheOriginsOwnExceptionWhenTheCallerIsAlone() {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.cache.ask("q", new TextOrigin(() -> {
			throw new IOException("down");
		}))).withMessage("down");
	}

	@Test
	void isNotHeldUpByAListenerThatFails() {
		CacheListener failing = new CacheListener() {

			@Override
			public void onLookup(boolean hit, long nanos) {
				throw new IllegalStateException("listener");
			}

		};
		try (TextCache heard = new TextCache(new MemoryCacheStore(1_000_000), 1_000_000, failing)) {
			TextOrigin origin = new TextOrigin(() -> "answer");
			assertThat(heard.ask("q", origin)).isEqualTo("answer");
			assertThat(heard.ask("q", origin)).isEqualTo("answer");
			assertThat(origin.calls()).isEqualTo(1);
		}
	}

}
