package io.ecoai.chat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.ecoai.Callers;
import io.ecoai.ManualClock;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.FreshnessPolicy;
import io.ecoai.cache.KeyExplanation;
import io.ecoai.cache.NamespaceResolver;
import io.ecoai.cache.Namespaces;
import io.ecoai.cache.memory.MemoryCacheStore;
import io.ecoai.call.CacheMissException;
import io.ecoai.call.ReplayMissException;
import io.ecoai.control.CacheControl;
import io.ecoai.settings.Mode;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageEvent;
import io.ecoai.wire.Answer;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import io.ecoai.wire.WeatherTool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.ContextView;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * One tenant never sees an answer of another, whichever way it asks.
 */
@Timeout(120)
class TenantTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final ManualClock clock = new ManualClock();

	private final ProviderStub stub = ProviderStub.start(Provider.OPENAI);

	private final Prompt prompt = Provider.OPENAI.promptFor(Answer.TEXT);

	private final Tenants tenants = new Tenants();

	private CachingFixture fixture;

	private ChatModel model;

	@BeforeEach
	void start(@TempDir Path folder) {
		this.fixture = new CachingFixture(new MemoryCacheStore(10_000_000), 10_000_000, folder,
				new FreshnessPolicy(Duration.ofHours(1), Map.of()), new Namespaces("default", this.tenants),
				Streaming.RECORDED, this.clock);
		this.model = this.fixture.decorate(this.stub.createModel());
	}

	@AfterEach
	void stop() {
		this.fixture.close();
		this.stub.close();
	}

	/** From a thread-local for calls and from the Reactor context for streams. */
	private static final class Tenants implements NamespaceResolver {

		private final ThreadLocal<String> current = new ThreadLocal<>();

		@Override
		public @Nullable String resolve(ContextView context) {
			String tenant = context.getOrDefault("tenant", this.current.get());
			if ("broken".equals(tenant)) {
				throw new IllegalStateException("no session");
			}
			return tenant;
		}

	}

	private String call(@Nullable String tenant) {
		this.tenants.current.set(tenant);
		try {
			return Way.outcome(this.model.call(this.prompt));
		}
		finally {
			this.tenants.current.remove();
		}
	}

	private Flux<ChatResponse> flux(String tenant) {
		return this.model.stream(this.prompt).contextWrite((context) -> context.put("tenant", tenant));
	}

	private String stream(String tenant) {
		return Way.outcome(flux(tenant).collectList().block(LIMIT));
	}

	@Test
	void isServedItsOwnAnswersOnly() {
		assertThat(call("a")).isEqualTo("miss");
		assertThat(call("b")).isEqualTo("miss");
		assertThat(call("a")).isEqualTo("hit");
		assertThat(stream("c")).isEqualTo("miss");
		assertThat(stream("d")).isEqualTo("miss");
		assertThat(stream("c")).isEqualTo("hit");
		assertThat(this.fixture.events()).extracting(UsageEvent::namespace)
			.containsExactly("a", "b", "a", "c", "d", "c");
	}

	@Test
	void isServedNoAnswerOfAnotherKindOfAnother() {
		call("a");
		assertThat(stream("b")).isEqualTo("miss");
		assertThat(call("c")).isEqualTo("miss");
		assertThat(stream("a")).isEqualTo("hit");
		assertThat(stream("d")).isEqualTo("miss");
		assertThat(call("e")).isEqualTo("miss");
	}

	@Test
	void isServedNoStaleAnswerOfAnother() {
		this.fixture.change((settings) -> settings.withMode(Mode.PROD).withTtl(Duration.ofMinutes(1)));
		call("a");
		stream("a");
		this.clock.advance(Duration.ofMinutes(2));
		this.stub.fail(500);
		assertThat(call("a")).isEqualTo("stale");
		assertThat(stream("a")).isEqualTo("stale");
		assertThatException().isThrownBy(() -> call("b"));
		assertThatException().isThrownBy(() -> stream("b"));
	}

	@Test
	void sharesNoCallThatIsUnderWay() {
		this.stub.hold();
		Callers<String> callers = new Callers<>();
		callers.start(() -> call("a"));
		callers.start(() -> call("b"));
		callers.start(() -> call("a"));
		await().atMost(LIMIT).until(() -> this.stub.inFlight() == 2);
		callers.awaitWaiting(1);
		this.stub.release();
		assertThat(callers.results()).contains("hit").filteredOn("miss"::equals).hasSize(2);
		assertThat(this.stub.requestCount()).isEqualTo(2);
	}

	@Test
	void sharesNoStreamThatIsUnderWay() {
		this.stub.holdAfterChunks(2);
		List<String> a = new CopyOnWriteArrayList<>();
		List<String> b = new CopyOnWriteArrayList<>();
		flux("a").subscribeOn(Schedulers.boundedElastic()).subscribe((chunk) -> a.add(Way.outcome(chunk)));
		await().atMost(LIMIT).until(() -> this.stub.heldStreams() == 1);
		flux("b").subscribeOn(Schedulers.boundedElastic()).subscribe((chunk) -> b.add(Way.outcome(chunk)));
		await().atMost(LIMIT).until(() -> this.stub.heldStreams() == 2);
		this.stub.release();
		await().atMost(LIMIT).until(() -> this.fixture.outcomes().size() == 2);
		assertThat(a).containsOnly("miss");
		assertThat(b).containsOnly("miss");
	}

	@Test
	void losesItsOwnAnswersOnlyWhenTheyAreFlushed() {
		call("a");
		call("b");
		stream("c");
		assertThat(this.fixture.cache().flush(FlushFilter.namespace("a"))).isEqualTo(1);
		assertThat(call("b")).isEqualTo("hit");
		assertThat(stream("c")).isEqualTo("hit");
		assertThat(call("a")).isEqualTo("miss");
	}

	@Test
	void isNotToldWhatOthersHaveAsked() {
		call("a");
		stream("a");
		this.tenants.current.set("b");
		KeyExplanation explanation = this.fixture.caching().explain(this.model, "model", this.prompt);
		assertThat(explanation.nearest()).isNull();
		this.tenants.current.set("a");
		assertThat(this.fixture.caching().explain(this.model, "model", this.prompt).nearest()).isNotNull();
		this.tenants.current.remove();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.fixture.caching().explain(this.model, "model", this.prompt));
		assertThatExceptionOfType(CacheMissException.class)
			.isThrownBy(() -> Way.MODEL_CALL.ask(this.model, this.prompt, CacheControl.onlyIfCached().namespace("b")))
			.withMessageContaining("No answer of this model is kept");
		assertThatExceptionOfType(CacheMissException.class)
			.isThrownBy(() -> Way.MODEL_STREAM.ask(this.model, this.prompt, CacheControl.onlyIfCached().namespace("b")))
			.withMessageContaining("No answer of this model is kept");
	}

	@Test
	void isAskedPastTheCacheWhereNobodyKnowsWhoItIs() {
		assertThat(call(null)).isEqualTo("bypass");
		assertThat(call(" ")).isEqualTo("bypass");
		assertThat(call("broken")).isEqualTo("bypass");
		assertThat(stream("broken")).isEqualTo("bypass");
		assertThat(call("broken")).isEqualTo("bypass");
		assertThat(this.fixture.events()).extracting(UsageEvent::namespace).containsOnly("unresolved");
		assertThat(this.fixture.cache().statistics().entries()).isZero();
		this.fixture.change((settings) -> settings.withMode(Mode.REPLAY));
		assertThatExceptionOfType(ReplayMissException.class).isThrownBy(() -> call("broken"))
			.withMessageContaining("NamespaceResolver fails");
	}

	@Test
	void staysTheSameInTheSecondRoundOfAStreamedToolLoop() {
		for (String tenant : List.of("a", "b", "a")) {
			this.stub.answers(Answer.TOOL_CALL, Answer.TEXT);
			ChatClient.create(this.model)
				.prompt("How is the weather?")
				.tools(new WeatherTool())
				.stream()
				.content()
				.contextWrite((context) -> context.put("tenant", tenant))
				.blockLast(LIMIT);
		}
		assertThat(this.fixture.events()).extracting(UsageEvent::namespace)
			.containsExactly("a", "a", "b", "b", "a", "a");
		assertThat(this.fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.MISS, Outcome.MISS, Outcome.MISS,
				Outcome.HIT, Outcome.HIT);
	}

	@ParameterizedTest
	@EnumSource
	void isNamedByTheCallerBeforeTheResolver(Way way) {
		assertThat(way.ask(this.model, this.prompt, CacheControl.namespace("a"))).isEqualTo("miss");
		assertThat(way.ask(this.model, this.prompt, CacheControl.namespace("b"))).isEqualTo("miss");
		assertThat(way.ask(this.model, this.prompt, CacheControl.namespace("a"))).isEqualTo("hit");
	}

}
