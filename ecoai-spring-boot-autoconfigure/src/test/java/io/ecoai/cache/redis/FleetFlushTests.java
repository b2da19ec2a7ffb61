package io.ecoai.cache.redis;

import java.time.Duration;
import java.util.concurrent.Future;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import io.lettuce.core.KillArgs;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one instance flushes or replaces, and what the near cache of another has.
 */
@Timeout(60)
class FleetFlushTests extends AbstractFleetTests {

	@Test
	void aFlushReachesTheNearCachesOfOthers() {
		keepEverywhere("q", "old");
		keepEverywhere("another question", "kept");
		this.one.cache().flush(FlushFilter.pattern("q*"));
		Awaitility.await().atMost(Instance.PATIENCE).until(() -> this.other.find("q") == null);
		assertThat(this.other.find("another question")).isEqualTo("kept");
	}

	@Test
	void aFlushByTagReachesOthers() {
		this.one.ask("q", Instance.tagged("t"), () -> "old");
		awaitFound(this.other, "q", "old");
		this.other.cache().flush(FlushFilter.tag("t").and(FlushFilter.model("gpt-4o")));
		Awaitility.await().atMost(Instance.PATIENCE).until(() -> this.one.find("q") == null);
	}

	@Test
	void anAnswerThatReplacesAnotherIsSeenByOthers() {
		keepEverywhere("q", "old");
		this.one.ask("q", NO_CACHE, () -> "new");
		awaitFound(this.other, "q", "new");
	}

	@Test
	void anAnswerThatWasOnItsWayIsReturnedAndNotKept() throws Exception {
		Future<String> call = lead(this.other, "old");
		this.one.cache().flush(FlushFilter.model("gpt-4o"));
		this.answered.countDown();
		assertThat(call.get()).isEqualTo("old miss");
		Awaitility.await()
			.during(Duration.ofMillis(300))
			.until(() -> this.one.find("q") == null && this.other.find("q") == null);
	}

	/** Others are not told that somebody has flushed, as if the message were late. */
	@Test
	void anAnswerThatWasOnItsWayIsNotKeptEvenIfTheMessageIsLate() throws Exception {
		Future<String> call = lead(this.other, "old");
		this.one.store().remove(FlushFilter.model("gpt-4o"));
		this.answered.countDown();
		assertThat(call.get()).isEqualTo("old miss");
		Awaitility.await()
			.during(Duration.ofMillis(300))
			.until(() -> this.other.store().get(new CacheKey("q")) == null);
		Awaitility.await().until(() -> this.other.find("q") == null);
	}

	@Test
	void anAnswerThatAFlushDoesNotMatchIsKept() throws Exception {
		Future<String> call = lead(this.other, "answer");
		this.one.cache().flush(FlushFilter.model("another"));
		this.one.cache().flush(FlushFilter.tag("t"));
		this.answered.countDown();
		assertThat(call.get()).isEqualTo("answer miss");
		awaitFound(this.one, "q", "answer");
	}

	@Test
	void theNearCacheIsNotUsedWhileNothingIsHeard() {
		keepEverywhere("q", "old");
		this.other.messages().close();
		this.one.store().remove(FlushFilter.all());
		Awaitility.await().atMost(Instance.PATIENCE).until(() -> this.other.find("q") == null);
	}

	@Test
	void theNearCacheIsEmptyAfterASubscriptionWasLost() {
		keepEverywhere("q", "old");
		this.one.store().remove(FlushFilter.all());
		assertThat(this.other.find("q")).as("nobody was told").isEqualTo("old");
		this.one.redis()
			.await(this.one.redis().commands().clientKill(KillArgs.Builder.typePubsub()), Instance.PATIENCE);
		Awaitility.await().atMost(Instance.PATIENCE).until(() -> this.other.find("q") == null);
		this.other.awaitTouch();
		assertThat(this.other.find("q")).isNull();
	}

	private void keepEverywhere(String question, String answer) {
		this.one.ask(question, () -> answer);
		awaitFound(this.other, question, answer);
		assertThat(this.one.find(question)).isEqualTo(answer);
	}

}
