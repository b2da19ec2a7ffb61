package io.ecoai.cache.sqlite;

import java.nio.file.Path;
import java.time.Clock;

/**
 * Puts answers until it is killed, and prints the key of each when it is committed.
 */
final class PutsForEver {

	private PutsForEver() {
	}

	public static void main(String[] args) {
		SqliteCacheStore store = new SqliteCacheStore(Path.of(args[0]), Clock.systemUTC());
		for (int i = 0;; i++) {
			String key = args[1] + "-" + i;
			store.put(Answers.large(key, 200 + (i * 7919) % 20_000)).thenRun(() -> System.out.println("+" + key + "."));
			if (i % 50 == 0) {
				store.statistics();
			}
		}
	}

}
