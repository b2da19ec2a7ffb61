package io.ecoai.call;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import io.ecoai.cache.KeyComponent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Says once what keeps a model's requests from ever being the same. Dates and ids in a
 * system text and chat memory are why first users see no hits.
 */
final class MissHint {

	static final int CALLS = 50;

	private static final Log logger = LogFactory.getLog(MissHint.class);

	/** Of components that change as often, those are named that should not change. */
	private static final List<String> LEAST_TELLING = List.of("user", "roles", "media");

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, Integer> changes = new HashMap<>();

	private final String modelName;

	private volatile boolean done;

	private int misses;

	private @Nullable Map<String, String> last;

	MissHint(String modelName) {
		this.modelName = modelName;
	}

	void onHit() {
		this.done = true;
	}

	/**
	 * Compares a request that missed with the one before. Never throws: the caller's
	 * answer has already come.
	 */
	void onMiss(ModelRequest request) {
		if (this.done) {
			return;
		}
		try {
			compare(request);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			logger.debug("A request could not be compared with the one before", ex);
		}
	}

	private void compare(ModelRequest request) {
		this.lock.lock();
		try {
			Map<String, String> digests = request.components()
				.stream()
				.collect(Collectors.toMap(KeyComponent::name, KeyComponent::digest));
			if (this.last != null) {
				count(this.last, digests);
			}
			this.last = digests;
			if (++this.misses == CALLS && !this.done) {
				this.done = true;
				this.last = null;
				log();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void count(Map<String, String> before, Map<String, String> now) {
		before.forEach((name, digest) -> {
			if (!Objects.equals(digest, now.get(name))) {
				this.changes.merge(name, 1, Integer::sum);
			}
		});
		now.keySet()
			.stream()
			.filter((name) -> !before.containsKey(name))
			.forEach((name) -> this.changes.merge(name, 1, Integer::sum));
	}

	private void log() {
		this.changes.entrySet()
			.stream()
			.max(Map.Entry.<String, Integer>comparingByValue()
				.thenComparing((change) -> !LEAST_TELLING.contains(change.getKey())))
			.ifPresent((change) -> logger.info(("%d calls of '%s' without a hit: of what makes up the cache key, "
					+ "'%s' changes most (%d times). Dates, ids and chat memory in it make every request a new one")
				.formatted(CALLS, this.modelName, change.getKey(), change.getValue())));
	}

}
