package io.ecoai.chat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.ecoai.wire.Answer;
import io.ecoai.wire.ChatResponses;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every kind of answer of every provider, written by hand in the provider's documented
 * format: what the client makes of it by itself, what a miss returns and what a hit
 * returns are the same in every value. What was compared is listed in
 * {@code target/golden-answers.csv}.
 */
class GoldenAnswersTests {

	private static final Path REPORT = Path.of("target", "golden-answers.csv");

	@TempDir
	Path folder;

	@BeforeAll
	static void begin() throws IOException {
		Files.createDirectories(REPORT.getParent());
		Files.writeString(REPORT, "provider,answer,kind,chunks,values,wire_bytes,stored_bytes\n");
	}

	static Stream<Arguments> answers() {
		return Stream.of(Provider.values())
			.flatMap((provider) -> provider.answers().stream().map((answer) -> Arguments.of(provider, answer)));
	}

	static Stream<Arguments> streams() {
		return Stream.of(Provider.values())
			.flatMap((provider) -> provider.streamedAnswers().stream().map((answer) -> Arguments.of(provider, answer)));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("answers")
	void isTheSameFromTheClientTheMissAndTheHit(Provider provider, Answer answer) throws IOException {
		try (ProviderStub stub = ProviderStub.start(provider).answers(answer);
				CachingFixture fixture = CachingFixture.sqlite(this.folder)) {
			ChatModel cached = fixture.decorate(stub.createModel());
			ChatResponse direct = stub.createModel().call(provider.promptFor(answer));
			ChatResponse missed = cached.call(provider.promptFor(answer));
			ChatResponse again = cached.call(provider.promptFor(answer));
			int values = 0;
			if (!differsFromCallToCall(provider, answer)) {
				values += ChatResponses.assertEqual(direct, missed, CacheMetadata.OUTCOME);
			}
			boolean kept = isComplete(answer);
			assertThat(CacheMetadataTests.outcomeOf(again)).isEqualTo(kept ? "hit" : "miss");
			if (kept) {
				values += ChatResponses.assertEqual(missed, again, CacheMetadata.OUTCOME);
			}
			report(provider, answer, "call", 1, values, fixture);
		}
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("streams")
	void streamsTheSameFromTheClientTheMissAndTheHit(Provider provider, Answer answer) throws IOException {
		try (ProviderStub stub = ProviderStub.start(provider).answers(answer);
				CachingFixture fixture = CachingFixture.sqlite(this.folder)) {
			ChatModel cached = fixture.decorate(stub.createModel());
			List<ChatResponse> direct = chunks(stub.createModel(), provider, answer);
			List<ChatResponse> missed = chunks(cached, provider, answer);
			boolean kept = isComplete(answer) && answer != Answer.AUDIO;
			if (kept) {
				await().until(() -> fixture.cache().statistics().entries() == 1);
			}
			List<ChatResponse> again = chunks(cached, provider, answer);
			int values = 0;
			if (!differsFromCallToCall(provider, answer)) {
				values += ChatResponses.assertEqualChunks(direct, missed, CacheMetadata.OUTCOME);
			}
			assertThat(again).isNotEmpty()
				.allSatisfy(
						(chunk) -> assertThat(CacheMetadataTests.outcomeOf(chunk)).isEqualTo(kept ? "hit" : "miss"));
			if (kept) {
				values += ChatResponses.assertEqualChunks(missed, again, CacheMetadata.OUTCOME);
			}
			assertThat(stub.requestCount()).isEqualTo(kept ? 2 : 3);
			report(provider, answer, "stream", missed.size(), values, fixture);
		}
	}

	private static List<ChatResponse> chunks(ChatModel model, Provider provider, Answer answer) {
		return model.stream(provider.promptFor(answer)).collectList().block();
	}

	/** The time that is left until a rate limit is reset, and random names of media. */
	private static boolean differsFromCallToCall(Provider provider, Answer answer) {
		return provider == Provider.ANTHROPIC && answer == Answer.EXTRAS || answer == Answer.AUDIO;
	}

	private static boolean isComplete(Answer answer) {
		return switch (answer) {
			case REFUSAL, LENGTH, FILTERED, EMPTY -> false;
			default -> true;
		};
	}

	private static void report(Provider provider, Answer answer, String kind, int chunks, int values,
			CachingFixture fixture) throws IOException {
		String body = "/io/ecoai/wire/%s/%s.%s".formatted(provider.name().toLowerCase(Locale.ROOT),
				answer.name().toLowerCase(Locale.ROOT).replace('_', '-'), kind.equals("call") ? "json" : "stream");
		int wireBytes;
		try (InputStream stream = GoldenAnswersTests.class.getResourceAsStream(body)) {
			wireBytes = stream.readAllBytes().length;
		}
		String line = "%s,%s,%s,%d,%d,%d,%d%n".formatted(provider, answer, kind, chunks, values, wireBytes,
				fixture.cache().statistics().sizeBytes());
		Files.writeString(REPORT, line, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
	}

}
