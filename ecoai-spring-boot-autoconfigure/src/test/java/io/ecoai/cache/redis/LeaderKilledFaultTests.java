package io.ecoai.cache.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.ecoai.cache.CacheKey;
import io.ecoai.redis.RedisProcess;
import io.ecoai.wire.JavaProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The instance that asks the provider ends or stops in mid-flight while another waits for
 * what it gets.
 */
@Timeout(600)
class LeaderKilledFaultTests {

	private static final int KILLS = Integer.getInteger("faults.kills", 4);

	private static final int AT_ONCE = 5;

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private final String prefix = UUID.randomUUID() + ":";

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Process> leaders = new ArrayList<>();

	@TempDir
	Path folder;

	private RedisProcess redis;

	private CountingProvider provider;

	private Instance instance;

	@BeforeEach
	void start() {
		this.redis = RedisProcess.running();
		this.provider = new CountingProvider(0);
		this.instance = new Instance(this.redis.url(), this.prefix);
	}

	@AfterEach
	void stop() {
		this.leaders.forEach(Process::destroyForcibly);
		this.threads.shutdownNow();
		this.instance.close();
		this.provider.close();
		this.redis.close();
	}

	@Test
	void aWaiterTakesOverWithinFiveSeconds() throws Exception {
		long slowest = 0;
		for (int first = 0; first < KILLS; first += AT_ONCE) {
			List<Process> running = new ArrayList<>();
			List<Future<Long>> waiters = new ArrayList<>();
			for (int i = first; i < Math.min(KILLS, first + AT_ONCE); i++) {
				running.add(lead("slow " + i));
			}
			for (int i = first; i < Math.min(KILLS, first + AT_ONCE); i++) {
				String question = "slow " + i;
				Awaitility.await().atMost(LIMIT).until(() -> this.provider.calls(question) == 1);
				waiters.add(this.threads.submit(() -> takeOver(question)));
			}
			Awaitility.await()
				.during(Duration.ofMillis(500))
				.until(() -> waiters.stream().noneMatch(Future::isDone)
						&& this.provider.calls() == this.leaders.size());
			long killed = System.nanoTime();
			running.forEach(Process::destroyForcibly);
			for (Future<Long> waiter : waiters) {
				slowest = Math.max(slowest, waiter.get(60, TimeUnit.SECONDS) - killed);
			}
		}
		System.out.printf("%d leaders killed: taken over within %d ms%n", KILLS,
				TimeUnit.NANOSECONDS.toMillis(slowest));
		assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(5));
		for (int i = 0; i < KILLS; i++) {
			assertThat(this.provider.calls("slow " + i)).as("the leader's call alone").isEqualTo(1);
		}
	}

	@Test
	void aLeaderThatWasStoppedDoesNotOverwriteANewerAnswer() throws Exception {
		String question = "slow stopped";
		Process leader = lead(question);
		Awaitility.await().atMost(LIMIT).until(() -> this.provider.calls(question) == 1);
		signal(leader, "-STOP");
		long stopped = System.nanoTime();
		Future<Long> waiter = this.threads.submit(() -> takeOver(question));
		long takenOver = waiter.get(60, TimeUnit.SECONDS) - stopped;
		Awaitility.await().until(() -> this.instance.store().get(new CacheKey(question)) != null);
		signal(leader, "-CONT");
		this.provider.release(question);
		assertThat(leader.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(Files.readString(outputOf(question))).contains("answer to slow stopped miss");
		assertThat(this.instance.find(question)).isEqualTo("taken over");
		try (Instance fresh = new Instance(this.redis.url(), this.prefix)) {
			assertThat(fresh.find(question)).isEqualTo("taken over");
		}
		System.out.printf("A stopped leader was taken over after %d ms and overwrote nothing%n",
				TimeUnit.NANOSECONDS.toMillis(takenOver));
		assertThat(Duration.ofNanos(takenOver)).isLessThan(Duration.ofSeconds(5));
	}

	@Test
	void whoWaitsAsksAtOnceWhenRedisAnswersNoMore() throws Exception {
		Process leader = lead("slow leader");
		Awaitility.await().atMost(LIMIT).until(() -> this.provider.calls("slow leader") == 1);
		try (Instance impatient = new Instance(this.redis.url(), this.prefix, 0, RedisCacheStore.READ_PATIENCE)) {
			Future<String> waiter = this.threads.submit(() -> impatient.ask("slow leader", () -> "own answer"));
			Awaitility.await().during(Duration.ofMillis(500)).until(() -> !waiter.isDone());
			this.redis.freeze();
			long frozen = System.nanoTime();
			assertThat(waiter.get(60, TimeUnit.SECONDS)).isEqualTo("own answer miss");
			System.out.printf("Redis stopped answering: a waiting call went on after %d ms%n",
					TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - frozen));
		}
		finally {
			this.redis.thaw();
			leader.destroyForcibly();
		}
	}

	/** When the waiter began to ask. */
	private long takeOver(String question) {
		long[] began = new long[1];
		String told = this.instance.ask(question, () -> {
			began[0] = System.nanoTime();
			return "taken over";
		});
		assertThat(told).isEqualTo("taken over miss");
		return began[0];
	}

	private Process lead(String question) {
		Process leader = JavaProcess.start(outputOf(question), FleetMember.class, this.redis.url(), this.prefix,
				this.provider.url(), "one", question);
		this.leaders.add(leader);
		return leader;
	}

	private Path outputOf(String question) {
		return this.folder.resolve(question.replace(' ', '-'));
	}

	private static void signal(Process process, String signal) throws IOException, InterruptedException {
		new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor(10, TimeUnit.SECONDS);
	}

}
