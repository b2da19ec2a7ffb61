package io.ecoai.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheListener;
import io.ecoai.cache.FlushFilter;
import io.ecoai.call.CacheMissException;
import io.ecoai.control.CacheControl;
import io.ecoai.settings.Mode;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A question in other words is answered from the cache, and only from the same context.
 */
@Timeout(120)
class SemanticCachingTests extends AbstractSemanticTests {

	private RunningApplication application;

	private int requests;

	@BeforeEach
	void start() {
		this.application = SemanticApplications.warm(withMeanings().beans(HeardLookups.class).start());
		this.requests = this.stub.requests().size();
	}

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void answersAQuestionInOtherWords() {
		ChatResponse first = this.application.model().call(new Prompt(QUESTION));
		ChatResponse second = SemanticApplications.awaitSemanticHit(this.application, OTHER_WORDS);
		int requests = requests();
		assertThat(RunningApplication.outcome(first)).isEqualTo("miss");
		assertThat((Double) second.getMetadata().get("ecoai.similarity")).isGreaterThan(0.9);
		assertThat(second.getResult().getOutput().getText()).isEqualTo(first.getResult().getOutput().getText());
		assertThat(this.application.ask(QUESTION)).isEqualTo("hit");
		assertThat(requests()).isEqualTo(requests);
		UsageRecord call = this.application.ecoAi().history(UsageQuery.latest(2)).get(1);
		assertThat(call.outcome()).isEqualTo(Outcome.SEMANTIC_HIT);
		assertThat(call.semanticHit()).isTrue();
		assertThat(call.cacheHit()).isTrue();
		assertThat(call.similarity()).isGreaterThan(0.9);
		assertThat(this.application.ecoAi().cache().entries()).isOne();
	}

	@Test
	void streamsTheAnswerToAQuestionInOtherWords() {
		assertThat(stream(QUESTION)).containsOnly("miss");
		awaitSemanticStream();
		UsageRecord call = this.application.ecoAi().history(UsageQuery.latest(1)).get(0);
		assertThat(call.outcome()).isEqualTo(Outcome.SEMANTIC_HIT);
	}

	@Test
	void sharesNoReplayOfAnAnswerThatHasLeft() {
		assertThat(stream(QUESTION)).hasSizeGreaterThan(1).containsOnly("miss");
		String key = this.application.ecoAi().history(UsageQuery.latest(1)).get(0).promptHash();
		awaitSemanticStream();
		OneByOne slow = new OneByOne();
		Awaitility.await().until(() -> {
			slow.start(this.application.model().stream(CacheControl.noStore().applyTo(new Prompt(OTHER_WORDS))));
			return slow.firstOutcome().equals("semantic_hit");
		});
		assertThat(this.application.ecoAi().flush(FlushFilter.key(new CacheKey(key)))).isOne();
		assertThat(stream(OTHER_WORDS)).containsOnly("miss");
		slow.stop();
	}

	@Test
	void servesAStreamFromACall() {
		assertThat(this.application.ask(QUESTION)).isEqualTo("miss");
		awaitSemanticStream();
	}

	@Test
	void neverAnswersFromAnotherContext() {
		assertThat(this.application.ask(QUESTION)).isEqualTo("miss");
		UserMessage question = new UserMessage(OTHER_WORDS);
		assertThat(this.application.ask(new Prompt(List.of(new SystemMessage("Be brief."), question))))
			.isEqualTo("miss");
		assertThat(this.application
			.ask(new Prompt(List.of(new UserMessage("Hello"), new AssistantMessage("Hello."), question))))
			.isEqualTo("miss");
		assertThat(this.application.ask(new Prompt(question, OpenAiChatOptions.builder().model("gpt-4o-mini").build())))
			.isEqualTo("miss");
		assertThat(this.application
			.ask(new Prompt(question, OpenAiChatOptions.builder().model("gpt-4o").temperature(0.3).build())))
			.isEqualTo("miss");
		assertThat(this.application.ask(CacheControl.namespace("another").applyTo(new Prompt(question))))
			.isEqualTo("miss");
		SemanticApplications.awaitSemanticHit(this.application, new Prompt(question));
	}

	@Test
	void embedsNothingUntilThereIsSomethingToCompareWith() {
		this.application.ask(QUESTION);
		this.application.ask(QUESTION);
		this.application.ask("Where is the Eiffel tower?");
		assertThat(meanings().embedded()).isEmpty();
		SemanticApplications.awaitSemanticHit(this.application, OTHER_WORDS);
		meanings().clear();
		SemanticApplications.awaitSemanticHit(this.application, OTHER_WORDS);
		assertThat(meanings().count(QUESTION)).as("the kept embedding is used").isZero();
		assertThat(meanings().embedded()).isNotEmpty().containsOnly(OTHER_WORDS);
	}

	@Test
	void heedsWhatACallerAsksOfTheCache() {
		this.application.ask(QUESTION);
		SemanticApplications.awaitSemanticHit(this.application, OTHER_WORDS);
		Awaitility.await().ignoreExceptions().until(() -> ask(CacheControl.onlyIfCached()).equals("semantic_hit"));
		assertThat(ask(CacheControl.tags("faq"))).as("the kept answer lacks the tag").isEqualTo("miss");
	}

	@Test
	void countsOneLookupWhereNoProviderMayBeAsked() {
		this.application.ask(QUESTION);
		SemanticApplications.awaitSemanticHit(this.application, OTHER_WORDS);
		HeardLookups heard = this.application.bean(HeardLookups.class);
		Awaitility.await().ignoreExceptions().until(() -> {
			heard.hits.clear();
			return ask(CacheControl.onlyIfCached()).equals("semantic_hit");
		});
		assertThat(heard.hits).containsExactly(true);
	}

	@Test
	void servesNobodyWhoWantsAnotherAnswer() {
		this.application.ask(QUESTION);
		assertThat(ask(CacheControl.exactOnly().noStore())).isEqualTo("miss");
		assertThat(ask(CacheControl.bypass())).isEqualTo("bypass");
		assertThat(ask(CacheControl.maxAge(Duration.ZERO).noStore())).isEqualTo("miss");
		assertThatExceptionOfType(CacheMissException.class)
			.isThrownBy(() -> ask(CacheControl.onlyIfCached().exactOnly()));
		assertThat(ask(CacheControl.noCache())).isEqualTo("miss");
		assertThat(this.application.ask(OTHER_WORDS)).as("refreshed under its own key").isEqualTo("hit");
	}

	@Test
	void replaysRecordingsExactly() {
		this.application.ask(QUESTION);
		this.application.ecoAi().updateSettings((settings) -> settings.withMode(Mode.REPLAY));
		assertThatExceptionOfType(CacheMissException.class).isThrownBy(() -> this.application.ask(OTHER_WORDS));
		assertThat(meanings().embedded()).isEmpty();
	}

	@Test
	void servesNothingThatHasLeft() {
		String key = askTagged();
		for (FlushFilter filter : List.of(FlushFilter.all(), FlushFilter.model("gpt-4o"), FlushFilter.tag("faq"),
				FlushFilter.pattern("how do*"), FlushFilter.namespace("default"), FlushFilter.key(new CacheKey(key)))) {
			assertThat(this.application.ecoAi().flush(filter)).as("answers, and not what stands beside them").isOne();
			assertThat(ask(CacheControl.noStore())).as(filter.toString()).isEqualTo("miss");
			assertThat(askTagged()).isEqualTo(key);
			SemanticApplications.awaitSemanticHit(this.application, OTHER_WORDS);
		}
	}

	@Test
	void servesNothingThatHasExpired() {
		this.application.model().call(CacheControl.ttl(Duration.ZERO).applyTo(new Prompt(QUESTION)));
		assertThat(this.application.ask(OTHER_WORDS)).isEqualTo("miss");
	}

	@Test
	void findsItAfterARestart() {
		this.application.ask(QUESTION);
		this.application.close();
		this.application = withMeanings().start();
		SemanticApplications.awaitSemanticHit(this.application, OTHER_WORDS);
		this.application.close();
		this.application = withMeanings().start();
		SemanticApplications.awaitSemanticHit(this.application, OTHER_WORDS);
		assertThat(meanings().count(QUESTION)).as("its embedding was kept").isZero();
	}

	@Test
	void isSwitchedOffWhileItRuns() {
		this.application.close();
		this.application = application().beans(SemanticApplications.Embedders.class).start();
		assertThat(this.application.ask(QUESTION)).isEqualTo("miss");
		this.application.ecoAi().updateSettings((settings) -> settings.withSemanticEnabled(true));
		Awaitility.await().until(() -> {
			ask(CacheControl.noStore());
			return this.application.ecoAi().semantic().embedder() != null;
		});
		assertThat(this.application.ask("Where is the Eiffel tower?")).isEqualTo("miss");
		SemanticApplications.awaitSemanticHit(this.application, "where is the eiffel tower");
		this.application.ecoAi().updateSettings((settings) -> settings.withSemanticEnabled(false));
		assertThat(this.application.ask("Where is the Eiffel tower")).isEqualTo("miss");
	}

	private String askTagged() {
		this.application.model().call(CacheControl.tags("faq").applyTo(new Prompt(QUESTION)));
		return this.application.ecoAi().history(UsageQuery.latest(1)).get(0).promptHash();
	}

	private String ask(CacheControl control) {
		return this.application.ask(control.applyTo(new Prompt(OTHER_WORDS)));
	}

	private List<String> stream(String question) {
		return outcomes(this.application.model().stream(new Prompt(question)));
	}

	private static List<String> outcomes(Flux<ChatResponse> stream) {
		return stream.map(RunningApplication::outcome).collectList().block(Duration.ofSeconds(30));
	}

	private void awaitSemanticStream() {
		Prompt prompt = CacheControl.noStore().applyTo(new Prompt(OTHER_WORDS));
		Awaitility.await()
			.atMost(Duration.ofSeconds(90))
			.until(() -> Set.copyOf(outcomes(this.application.model().stream(prompt))), Set.of("semantic_hit")::equals);
	}

	private int requests() {
		return this.stub.requests().size() - this.requests;
	}

	private Meanings meanings() {
		return this.application.bean(Meanings.class);
	}

	/** Whether each lookup was a hit. */
	static final class HeardLookups implements CacheListener {

		private final List<Boolean> hits = new CopyOnWriteArrayList<>();

		@Override
		public void onLookup(boolean hit, long nanos) {
			this.hits.add(hit);
		}

	}

	/** Takes one chunk and no more. */
	private static final class OneByOne {

		private final AtomicReference<BaseSubscriber<ChatResponse>> subscriber = new AtomicReference<>();

		private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();

		void start(Flux<ChatResponse> stream) {
			stop();
			this.outcomes.clear();
			BaseSubscriber<ChatResponse> added = new BaseSubscriber<>() {

				@Override
				protected void hookOnSubscribe(Subscription subscription) {
					subscription.request(1);
				}

				@Override
				protected void hookOnNext(ChatResponse response) {
					OneByOne.this.outcomes.add(RunningApplication.outcome(response));
				}

			};
			this.subscriber.set(added);
			stream.subscribe(added);
		}

		String firstOutcome() throws InterruptedException {
			return String.valueOf(this.outcomes.poll(20, TimeUnit.SECONDS));
		}

		void stop() {
			BaseSubscriber<ChatResponse> before = this.subscriber.getAndSet(null);
			if (before != null) {
				before.cancel();
			}
		}

	}

}
