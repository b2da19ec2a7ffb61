package io.ecoai.cache.redis;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.cache.CacheDirectives;
import io.ecoai.redis.RedisProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two instances on one Redis, and a call that lasts until {@link #answered} is told.
 */
abstract class AbstractFleetTests {

	static final CacheDirectives NO_CACHE = Instance.noCache();

	private static RedisProcess server;

	final ExecutorService threads = Executors.newCachedThreadPool();

	/** How often an origin has been asked. */
	final AtomicInteger calls = new AtomicInteger();

	final CountDownLatch asked = new CountDownLatch(1);

	final CountDownLatch answered = new CountDownLatch(1);

	final String prefix = UUID.randomUUID() + ":";

	Instance one;

	Instance other;

	@BeforeAll
	static void startServer() {
		server = RedisProcess.running();
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@BeforeEach
	void startInstances() {
		this.one = new Instance(server.url(), this.prefix);
		this.other = new Instance(server.url(), this.prefix);
	}

	@AfterEach
	void stopInstances() {
		this.threads.shutdownNow();
		this.one.close();
		this.other.close();
	}

	Future<String> lead(Instance leader, String answer) {
		return lead(leader, CacheDirectives.NONE, answer);
	}

	/** Returns once the origin has been asked, which answers when it may. */
	Future<String> lead(Instance leader, CacheDirectives directives, String answer) {
		Future<String> call = this.threads.submit(() -> leader.ask("q", directives, () -> {
			this.calls.incrementAndGet();
			this.asked.countDown();
			this.answered.await();
			return answer;
		}));
		awaitAsked();
		return call;
	}

	void awaitAsked() {
		try {
			assertThat(this.asked.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static void awaitFound(Instance instance, String question, String answer) {
		Awaitility.await().until(() -> answer.equals(instance.find(question)));
	}

}
