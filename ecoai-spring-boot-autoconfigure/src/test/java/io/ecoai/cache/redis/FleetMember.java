package io.ecoai.cache.redis;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.redis.PrivateRedis;
import org.awaitility.Awaitility;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An instance in a JVM of its own.
 */
final class FleetMember {

	private static final int THREADS = 16;

	private static final int TIMES = 10;

	/** How far apart the repetitions of a question are. */
	private static final int WINDOW = 40;

	private FleetMember() {
	}

	/**
	 * Asks one question and prints the outcome, or asks many when all members are ready.
	 * @param args the address of Redis, the prefix, the address of the provider, and
	 * either {@code one} with a question or {@code many} with the number of members and
	 * of questions
	 */
	public static void main(String[] args) throws Exception {
		HttpClient provider = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
		try (Instance instance = new Instance(args[0], args[1])) {
			if (args[3].equals("one")) {
				System.out.println(instance.ask(args[4], () -> CountingProvider.ask(provider, args[2], args[4])));
			}
			else {
				meet(instance.redis(), args[1] + "ready", Long.parseLong(args[4]));
				askMany(instance, provider, args[2], Integer.parseInt(args[5]));
			}
		}
		System.exit(0);
	}

	private static void meet(PrivateRedis redis, String counter, long members) {
		byte[] name = counter.getBytes(UTF_8);
		redis.await(redis.commands().incr(name), Instance.PATIENCE);
		Awaitility.await()
			.atMost(Instance.PATIENCE.multipliedBy(4))
			.until(() -> Long
				.parseLong(new String(redis.await(redis.commands().get(name), Instance.PATIENCE), UTF_8)) >= members);
	}

	private static void askMany(Instance instance, HttpClient provider, String url, int prompts) throws Exception {
		AtomicInteger hits = new AtomicInteger();
		AtomicInteger misses = new AtomicInteger();
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		List<Future<?>> calls = new ArrayList<>();
		long start = System.nanoTime();
		for (String question : questions(prompts)) {
			calls.add(threads.submit(() -> {
				String told = instance.ask(question, () -> CountingProvider.ask(provider, url, question));
				if (told.equals("answer to " + question + " hit")) {
					hits.incrementAndGet();
				}
				else if (told.equals("answer to " + question + " miss")) {
					misses.incrementAndGet();
				}
			}));
		}
		for (Future<?> call : calls) {
			call.get();
		}
		threads.shutdown();
		System.out.printf("hits=%d misses=%d errors=%d millis=%d%n", hits.get(), misses.get(), instance.errors(),
				(System.nanoTime() - start) / 1_000_000);
	}

	/** Each ten times, at about the same time in all members and in another order. */
	private static List<String> questions(int prompts) {
		Random random = new Random(ProcessHandle.current().pid());
		List<String> questions = new ArrayList<>();
		for (int first = 0; first < prompts; first += WINDOW) {
			List<String> window = new ArrayList<>();
			for (int i = first; i < Math.min(prompts, first + WINDOW); i++) {
				window.addAll(Collections.nCopies(TIMES, "question " + i));
			}
			Collections.shuffle(window, random);
			questions.addAll(window);
		}
		return questions;
	}

}
