package io.ecoai.chat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

import io.ecoai.Callers;
import io.ecoai.usage.Outcome;
import io.ecoai.wire.Answer;
import io.ecoai.wire.ChatResponses;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Many callers at once, with the real OpenAI client over HTTP.
 */
class ConcurrentCallsTests {

	private static final int CALLERS = 200;

	@TempDir
	Path folder;

	private ProviderStub stub;

	private CachingFixture fixture;

	private ChatModel model;

	@BeforeEach
	void start() {
		this.stub = ProviderStub.start(Provider.OPENAI);
		this.fixture = CachingFixture.near(this.folder);
		this.model = this.fixture.decorate(this.stub.createModel());
	}

	@AfterEach
	void stop() {
		this.fixture.close();
		this.stub.close();
	}

	static Stream<Named<ThreadFactory>> threads() {
		return Callers.factories();
	}

	private static Prompt question(int number) {
		return new Prompt("Question " + number, Provider.OPENAI.options());
	}

	private Callers<ChatResponse> callAll(ThreadFactory threads, int questions) {
		this.stub.hold();
		Callers<ChatResponse> callers = new Callers<>(threads);
		for (int i = 0; i < CALLERS; i++) {
			Prompt prompt = question(i % questions);
			callers.start(() -> this.model.call(prompt));
		}
		await().until(() -> this.stub.inFlight() == questions);
		callers.awaitWaiting(CALLERS - questions);
		return callers;
	}

	@ParameterizedTest
	@MethodSource("threads")
	void makesOneRequestForTwoHundredCallersOfOneQuestion(ThreadFactory threads) {
		Callers<ChatResponse> callers = callAll(threads, 1);
		this.stub.release();
		List<ChatResponse> responses = callers.results();
		assertThat(this.stub.requestCount()).isEqualTo(1);
		assertThat(responses).extracting(CacheMetadataTests::outcomeOf)
			.containsOnly("miss", "hit")
			.filteredOn("miss"::equals)
			.hasSize(1);
		assertThat(this.fixture.outcomes()).hasSize(CALLERS).filteredOn(Outcome.MISS::equals).hasSize(1);
		assertThat(this.fixture.outcomes()).filteredOn(Outcome.HIT::equals).hasSize(CALLERS - 1);
		Set<Object> own = Collections.newSetFromMap(new IdentityHashMap<>());
		for (ChatResponse response : responses) {
			ChatResponses.assertEqual(responses.get(0), response, CacheMetadata.OUTCOME);
			own.add(response);
			own.add(response.getMetadata());
			own.add(response.getResult().getOutput());
			own.add(response.getResult().getOutput().getMetadata());
		}
		assertThat(own).as("objects of their own").hasSize(CALLERS * 4);
	}

	@ParameterizedTest
	@MethodSource("threads")
	void asksDifferentQuestionsAtTheSameTime(ThreadFactory threads) {
		Callers<ChatResponse> callers = callAll(threads, CALLERS / 2);
		this.stub.release();
		assertThat(callers.results()).hasSize(CALLERS);
		assertThat(this.stub.requestCount()).isEqualTo(CALLERS / 2);
		assertThat(this.stub.maxInFlight()).isEqualTo(CALLERS / 2);
		assertThat(this.fixture.outcomes()).filteredOn(Outcome.HIT::equals).hasSize(CALLERS / 2);
	}

	@ParameterizedTest
	@MethodSource("threads")
	void givesTheProvidersErrorToAllWhoWaitAndAsksAgainLater(ThreadFactory threads) {
		Throwable expected;
		try (ProviderStub other = ProviderStub.start(Provider.OPENAI).fail(400)) {
			expected = catchThrowable(() -> other.createModel().call(question(0)));
		}
		Callers<ChatResponse> callers = callAll(threads, 1);
		this.stub.fail(400).release();
		assertThat(callers.failures()).hasSize(CALLERS).allSatisfy((failure) -> {
			assertThat(failure).isExactlyInstanceOf(expected.getClass());
			assertThat(failure).hasMessage(expected.getMessage());
		});
		assertThat(this.stub.requestCount()).isEqualTo(1);
		assertThat(this.fixture.cache().statistics().entries()).isZero();
		assertThat(this.fixture.outcomes()).hasSize(CALLERS).containsOnly(Outcome.ERROR);
		this.stub.recover();
		assertThat(CacheMetadataTests.outcomeOf(this.model.call(question(0)))).isEqualTo("miss");
		assertThat(this.stub.requestCount()).isEqualTo(2);
	}

	@ParameterizedTest
	@MethodSource("threads")
	void sharesAnAnswerThatWasCutOffWithThoseWhoWaitAndKeepsItForNobody(ThreadFactory threads) {
		Callers<ChatResponse> callers = callAll(threads, 1);
		this.stub.answers(Answer.LENGTH).release();
		assertThat(callers.results()).allSatisfy(
				(response) -> assertThat(response.getResult().getMetadata().getFinishReason()).isEqualTo("LENGTH"));
		assertThat(this.stub.requestCount()).isEqualTo(1);
		assertThat(this.fixture.cache().statistics().entries()).isZero();
		this.model.call(question(0));
		assertThat(this.stub.requestCount()).isEqualTo(2);
	}

}
