package io.ecoai.redis.messages;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.redis.PrivateRedis;
import io.ecoai.redis.RedisProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.awaitility.Awaitility.await;

@Timeout(60)
class MessagesTests {

	@Test
	void whoFailsToCatchUpIsCalledUntilItSucceeds() {
		AtomicInteger calls = new AtomicInteger();
		try (RedisProcess server = RedisProcess.running();
				PrivateRedis redis = PrivateRedis.at(server.url());
				Messages messages = new Messages(redis, "app:")) {
			messages.onMissed(() -> failUntil(calls, 3));
			await().until(() -> calls.get() >= 3);
			await().until(messages::inTouch);
		}
	}

	@Test
	void aMessageThatCannotBeFollowedCountsAsMissed() {
		AtomicInteger missed = new AtomicInteger();
		try (RedisProcess server = RedisProcess.running();
				PrivateRedis redis = PrivateRedis.at(server.url());
				Messages messages = new Messages(redis, "app:");
				Messages other = new Messages(redis, "app:")) {
			messages.onMissed(missed::incrementAndGet);
			messages.listen("news", (content) -> {
				throw new IllegalStateException("not today");
			});
			await().until(messages::inTouch);
			int before = missed.get();
			other.send("news", Map.of());
			await().until(() -> missed.get() > before);
		}
	}

	private static void failUntil(AtomicInteger calls, int last) {
		if (calls.incrementAndGet() < last) {
			throw new IllegalStateException("not yet");
		}
	}

}
