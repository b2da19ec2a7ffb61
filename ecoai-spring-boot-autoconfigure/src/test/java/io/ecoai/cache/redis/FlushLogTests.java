package io.ecoai.cache.redis;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.Lifetime;
import io.ecoai.cache.Permit;
import io.ecoai.redis.RedisProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What may be kept when the log of flushes is not what it was: evicted, or lost with a
 * server that keeps nothing on disk. No messages are sent, as if they had been missed.
 */
@Timeout(60)
class FlushLogTests {

	private static final CacheKey KEY = new CacheKey("q");

	private final RedisProcess server = RedisProcess.running();

	private final String prefix = UUID.randomUUID() + ":";

	private final byte[] log = new RedisKeys(this.prefix).flushes();

	private Instance one;

	private Instance other;

	@BeforeEach
	void startInstances() {
		this.one = new Instance(this.server.url(), this.prefix);
		this.other = new Instance(this.server.url(), this.prefix);
	}

	@AfterEach
	void stop() {
		this.one.close();
		this.other.close();
		this.server.close();
	}

	@Test
	void keepsWhatNoFlushMatches() {
		Permit first = this.one.store().leases().permit(KEY);
		assertThat(isKept(first)).isTrue();
		Permit second = this.one.store().leases().permit(KEY);
		this.other.store().remove(FlushFilter.model("another"));
		assertThat(isKept(second)).isTrue();
		this.other.store().remove(FlushFilter.model("gpt-4o"));
		assertThat(isKept(second)).isFalse();
	}

	@Test
	void keepsNothingFromBeforeALogWasEvicted() {
		Permit first = this.one.store().leases().permit(KEY);
		this.other.store().remove(FlushFilter.all());
		Permit second = this.one.store().leases().permit(KEY);
		evict();
		assertThat(isKept(first)).as("from an empty log").isFalse();
		assertThat(isKept(second)).as("nobody knows what came after").isFalse();
		this.other.store().leases().permit(KEY);
		assertThat(isKept(first)).as("with a new log").isFalse();
		evict();
		this.other.store().remove(FlushFilter.model("another"));
		assertThat(isKept(second)).as("with a log that begins with a flush").isFalse();
		assertThat(isKept(this.one.store().leases().permit(KEY))).isTrue();
	}

	@Test
	void keepsNothingFromBeforeAServerHasLostAll() {
		Permit before = this.one.store().leases().permit(KEY);
		this.other.store().remove(FlushFilter.all());
		this.server.kill();
		this.server.start();
		Awaitility.await()
			.atMost(Instance.PATIENCE)
			.ignoreExceptions()
			.until(() -> await(this.one.redis().commands().ping()) != null);
		assertThat(isKept(before)).isFalse();
		assertThat(isKept(this.one.store().leases().permit(KEY))).isTrue();
	}

	@Test
	void keepsNothingFromBeforeMoreFlushesThanAreRemembered() {
		Permit before = this.one.store().leases().permit(KEY);
		FlushLog flushes = new FlushLog(this.one.redis(), new RedisKeys(this.prefix));
		for (int i = 0; i < 1000; i++) {
			await(flushes.add(FlushFilter.model("another")));
		}
		assertThat(isKept(before)).isTrue();
		await(flushes.add(FlushFilter.model("another")));
		assertThat(isKept(before)).isFalse();
	}

	@Test
	void staysAsLongAsItIsUsed() {
		this.one.store().leases().permit(KEY);
		await(this.one.redis().commands().pexpire(this.log, 1000));
		this.one.store().leases().permit(KEY);
		assertThat(await(this.one.redis().commands().pttl(this.log))).isGreaterThan(Duration.ofMinutes(30).toMillis());
	}

	private void evict() {
		await(this.one.redis().commands().unlink(this.log));
	}

	private boolean isKept(Permit permit) {
		CacheEntry entry = new CacheEntry(KEY, new Lifetime(Clock.systemUTC().instant(), null), null, new byte[1],
				Instance.description("q"));
		return this.one.store().put(entry, permit).toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
	}

	private <T> T await(CompletionStage<T> stage) {
		return this.one.redis().await(stage, Instance.PATIENCE);
	}

}
