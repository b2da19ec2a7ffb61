package io.ecoai.chat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.ecoai.wire.ChatResponses;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rows of a file that somebody has changed by hand, beneath a running application.
 */
@Timeout(3600)
class DamagedRowsTests {

	private static final int ROUNDS = Math.max(20, Integer.getInteger("fuzz.payloads", 2000) / 100);

	private static final List<String> COLUMNS = List.of("created_at_micros", "expires_at_micros", "provider", "model",
			"namespace", "prompt", "components", "size_bytes", "payload");

	private static final List<Object> VALUES = List.of(0, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1e300, "", "x", "[]",
			"{}", "[{\"name\":1}]", "null", "[[[[", "\u0000", new byte[0], new byte[] { 1 },
			new byte[] { 1, 1, 127, 0, 0, 0 }, new byte[1_000_000], "y".repeat(1_000_000));

	@TempDir
	Path folder;

	private Random random;

	@ParameterizedTest
	@EnumSource(Provider.class)
	void everyCallerIsGivenTheAnswer(Provider provider) throws SQLException {
		this.random = new Random(20_260_106);
		Logger logger = (Logger) LoggerFactory.getLogger("io.ecoai.cache");
		logger.setLevel(Level.OFF);
		try (ProviderStub stub = ProviderStub.start(provider);
				CachingFixture fixture = CachingFixture.sqlite(this.folder);
				Connection file = DriverManager.getConnection("jdbc:sqlite:" + this.folder.resolve("cache.db"))) {
			ChatModel model = fixture.decorate(stub.createModel());
			ChatResponse answer = call(model, provider);
			List<ChatResponse> chunks = stream(model, provider);
			for (int i = 0; i < ROUNDS; i++) {
				// Waits until all is written; until then it is read from memory.
				fixture.cache().statistics();
				damage(file);
				ChatResponses.assertEqual(answer, call(model, provider), CacheMetadata.OUTCOME);
				List<ChatResponse> again = stream(model, provider);
				assertThat(again).hasSameSizeAs(chunks);
			}
			assertThat(stub.requestCount()).isBetween(ROUNDS / 2, 2 + 2 * ROUNDS);
		}
		finally {
			logger.setLevel(null);
		}
	}

	private static ChatResponse call(ChatModel model, Provider provider) {
		return model.call(provider.prompt());
	}

	private static List<ChatResponse> stream(ChatModel model, Provider provider) {
		return model.stream(provider.prompt()).collectList().block();
	}

	/** All rows, one column of them or their payloads. */
	private void damage(Connection file) throws SQLException {
		String column = COLUMNS.get(this.random.nextInt(COLUMNS.size()));
		boolean anything = this.random.nextBoolean();
		try (PreparedStatement update = file
			.prepareStatement("UPDATE ecoai_answer SET %s = ?".formatted(anything ? column : "payload"))) {
			update.setObject(1, anything ? VALUES.get(this.random.nextInt(VALUES.size())) : damagedPayload(file));
			update.executeUpdate();
		}
	}

	private byte[] damagedPayload(Connection file) throws SQLException {
		try (PreparedStatement select = file.prepareStatement("SELECT payload FROM ecoai_answer ORDER BY cache_key");
				ResultSet row = select.executeQuery()) {
			byte[] payload = row.next() ? row.getBytes(1) : null;
			return (payload == null || payload.length < 20) ? new byte[20] : DamagedBytes.damage(payload, this.random);
		}
	}

}
