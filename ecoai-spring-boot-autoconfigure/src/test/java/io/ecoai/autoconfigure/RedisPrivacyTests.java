package io.ecoai.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import io.ecoai.control.CacheControl;
import io.ecoai.redis.PrivateRedis;
import io.ecoai.redis.RedisContent;
import io.ecoai.redis.RedisProcess;
import io.ecoai.settings.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What somebody can read who gets hold of the Redis of an application.
 */
class RedisPrivacyTests extends AbstractApplicationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String ENCRYPTION_KEY = Base64.getEncoder()
		.encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

	private static final Prompt PROMPT = new Prompt(List.of(new SystemMessage("You are Zebedee's physician."),
			new UserMessage("Is Zebedee Quillfeather's rash infectious?")));

	private final RedisProcess server = RedisProcess.running();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void redisShowsNothingOnceThereIsAnEncryptionKey() {
		try (RunningApplication application = start("ecoai.encryption.key=" + ENCRYPTION_KEY)) {
			String[] secrets = talk(application);
			assertThat(secrets).allSatisfy((secret) -> assertThat(secret).hasSizeGreaterThan(3));
			assertThat(RedisContent.of(this.server.url())).contains("v1:answer:", "v1:index:", "v1:flushes")
				.doesNotContain(secrets)
				.doesNotContain(ENCRYPTION_KEY);
		}
	}

	@Test
	void theSameRedisShowsItAllWithoutAKey() {
		try (RunningApplication application = start()) {
			String[] secrets = talk(application);
			assertThat(RedisContent.of(this.server.url())).contains(secrets);
		}
	}

	@Test
	void answersFromBeforeThereWasAKeyLeaveWithoutATrace() {
		try (RunningApplication application = start()) {
			talk(application);
		}
		try (RunningApplication application = start("ecoai.encryption.key=" + ENCRYPTION_KEY)) {
			assertThat(application.ecoAi().flush(FlushFilter.tag("patient-4711"))).isOne();
			assertThat(RedisContent.of(this.server.url())).doesNotContain("Zebedee");
		}
	}

	/** Asks in every way, so that there is something of everything to be found. */
	private String[] talk(RunningApplication application) {
		application.ecoAi().updateSettings((settings) -> settings.withMode(Mode.PROD));
		// First what is flushed and leaves its trace in the log of flushes.
		application.ecoAi().flush(FlushFilter.tag("patient-4711").and(FlushFilter.namespace("ward-nine")));
		Prompt prompt = CacheControl.tags("patient-4711").namespace("ward-nine").applyTo(PROMPT);
		String key = application.ecoAi().explain(application.model(), prompt).key().value();
		application.ecoAi().flush(FlushFilter.key(new CacheKey(key)));
		// A busy machine may answer too late, so that nothing is kept the first time.
		await().atMost(PATIENCE).until(() -> {
			application.model().stream(prompt).blockLast();
			application.model().call(prompt);
			return application.ecoAi().cache().entries() == 2;
		});
		AtomicReference<ChatResponse> last = new AtomicReference<>();
		await().atMost(PATIENCE).until(() -> {
			last.set(application.model().call(CacheControl.noCache().applyTo(prompt)));
			return application.ecoAi().cache().entries() == 1;
		});
		ChatResponse response = last.get();
		String answer = String.valueOf(response.getResult().getOutput().getText());
		return new String[] { "Zebedee", "Quillfeather", "physician", "patient-4711", "ward-nine", key,
				new String(answer.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1) };
	}

	private RunningApplication start(String... properties) {
		RunningApplication application = application()
			.with("ecoai.storage=redis", "ecoai.redis.url=" + this.server.url())
			.with(properties)
			.start();
		await().atMost(PATIENCE).until(() -> application.bean(PrivateRedis.class).isConnected());
		return application;
	}

}
