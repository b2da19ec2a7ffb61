package io.ecoai.chat;

import java.nio.file.Path;
import java.time.Duration;

import io.ecoai.ManualClock;
import io.ecoai.call.CacheMissException;
import io.ecoai.call.ReplayMissException;
import io.ecoai.control.CacheControl;
import io.ecoai.control.CombinedCacheControl;
import io.ecoai.settings.Mode;
import io.ecoai.usage.Outcome;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What each directive means, whichever way it is given.
 */
@Timeout(120)
class CacheControlTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final ManualClock clock = new ManualClock();

	private final ProviderStub stub = ProviderStub.start(Provider.OPENAI);

	private final Prompt prompt = new Prompt("Who?", Provider.OPENAI.options());

	private CachingFixture fixture;

	private ChatModel model;

	@BeforeEach
	void start(@TempDir Path folder) {
		this.fixture = CachingFixture.of(folder, Duration.ZERO, this.clock);
		this.model = this.fixture.decorate(this.stub.createModel());
	}

	@AfterEach
	void stop() {
		this.fixture.close();
		this.stub.close();
	}

	private String ask(Way way, CacheControl... controls) {
		return way.ask(this.model, this.prompt, controls);
	}

	@ParameterizedTest
	@EnumSource
	void noCacheAsksTheProviderAndRefreshesWhatIsKept(Way way) {
		ask(way);
		assertThat(ask(way, CacheControl.noCache())).isEqualTo("miss");
		assertThat(ask(way)).isEqualTo("hit");
		assertThat(this.stub.requestCount()).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void noStoreKeepsNothingAndReadsAllTheSame(Way way) {
		assertThat(ask(way, CacheControl.noStore())).isEqualTo("miss");
		assertThat(ask(way)).isEqualTo("miss");
		assertThat(ask(way, CacheControl.noStore())).isEqualTo("hit");
	}

	@ParameterizedTest
	@EnumSource
	void noStoreKeepsNoPromptInTheLogEither(Way way) {
		ask(way, CacheControl.noStore());
		ask(way, CacheControl.bypass());
		ask(way);
		assertThat(this.fixture.events()).extracting((event) -> event.prompt() != null)
			.containsExactly(false, false, true);
	}

	@ParameterizedTest
	@EnumSource
	void bypassNeitherReadsNorKeeps(Way way) {
		assertThat(ask(way, CacheControl.bypass())).isEqualTo("bypass");
		assertThat(ask(way)).isEqualTo("miss");
		assertThat(ask(way, CacheControl.noCache().noStore())).isEqualTo("bypass");
		assertThat(ask(way)).isEqualTo("hit");
		assertThat(this.fixture.outcomes()).containsExactly(Outcome.BYPASS, Outcome.MISS, Outcome.BYPASS, Outcome.HIT);
	}

	@ParameterizedTest
	@EnumSource
	void onlyIfCachedNeverAsksTheProvider(Way way) {
		assertThatExceptionOfType(CacheMissException.class).isThrownBy(() -> ask(way, CacheControl.onlyIfCached()))
			.withMessageContaining(
					"CacheControl.onlyIfCached() forbids asking the provider. No answer of this model is kept")
			.withMessageNotContaining("dev mode");
		assertThat(this.stub.requestCount()).isZero();
		ask(way);
		assertThat(ask(way, CacheControl.onlyIfCached())).isEqualTo("hit");
		assertThatExceptionOfType(CacheMissException.class)
			.isThrownBy(() -> ask(way, CacheControl.onlyIfCached().noCache()));
		assertThatExceptionOfType(CacheMissException.class)
			.isThrownBy(() -> ask(way, CacheControl.onlyIfCached().bypass()))
			.withMessageContaining("caching is off or bypassed for this call");
		assertThat(this.stub.requestCount()).isEqualTo(1);
		assertThat(this.fixture.outcomes()).containsExactly(Outcome.ERROR, Outcome.MISS, Outcome.HIT, Outcome.ERROR,
				Outcome.ERROR);
	}

	@ParameterizedTest
	@EnumSource
	void maxAgeAcceptsNothingThatIsAsOldInAnyMode(Way way) {
		ask(way);
		this.clock.advance(HOUR.minus(SECOND));
		assertThat(ask(way, CacheControl.maxAge(HOUR))).isEqualTo("hit");
		this.clock.advance(SECOND);
		assertThat(ask(way)).isEqualTo("hit");
		assertThat(ask(way, CacheControl.maxAge(HOUR))).isEqualTo("miss");
		assertThat(ask(way, CacheControl.maxAge(HOUR))).isEqualTo("hit");
		assertThat(ask(way, CacheControl.maxAge(Duration.ZERO))).isEqualTo("miss");
	}

	@ParameterizedTest
	@EnumSource
	void ttlHoldsForAllWhoAskInAnyMode(Way way) {
		ask(way, CacheControl.ttl(HOUR));
		this.clock.advance(HOUR.minus(SECOND));
		assertThat(ask(way)).isEqualTo("hit");
		this.clock.advance(SECOND);
		assertThat(ask(way)).isEqualTo("miss");
		this.fixture.change((settings) -> settings.withMode(Mode.PROD).withTtl(SECOND));
		ask(way, CacheControl.noCache().ttl(HOUR));
		this.clock.advance(HOUR.minus(SECOND));
		assertThat(ask(way)).isEqualTo("hit");
		assertThat(ask(way, CacheControl.noCache().ttl(Duration.ZERO))).isEqualTo("miss");
		assertThat(ask(way)).isEqualTo("miss");
	}

	@ParameterizedTest
	@EnumSource
	void namespaceReadsAndKeepsThere(Way way) {
		ask(way, CacheControl.namespace("a"));
		assertThat(ask(way, CacheControl.namespace("b"))).isEqualTo("miss");
		assertThat(ask(way)).isEqualTo("miss");
		assertThat(ask(way, CacheControl.namespace("a"))).isEqualTo("hit");
		assertThat(this.fixture.events()).extracting("namespace").containsExactly("a", "b", "default", "a");
	}

	@ParameterizedTest
	@EnumSource
	void tagsAreServedOnlyByAnswersThatCarryThem(Way way) {
		ask(way);
		assertThat(ask(way, CacheControl.tags("x"))).isEqualTo("miss");
		assertThat(ask(way, CacheControl.tags("y"))).isEqualTo("miss");
		assertThat(ask(way, CacheControl.tags("x", "y"))).isEqualTo("hit");
		assertThat(ask(way)).isEqualTo("hit");
	}

	@ParameterizedTest
	@EnumSource
	void exactOnlyAcceptsAnExactAnswer(Way way) {
		ask(way);
		assertThat(ask(way, CacheControl.exactOnly())).isEqualTo("hit");
	}

	@ParameterizedTest
	@EnumSource
	void replayModeObeysNothingThatWouldLeadToAProvider(Way way) {
		ask(way);
		this.fixture.change((settings) -> settings.withMode(Mode.REPLAY));
		this.clock.advance(HOUR);
		assertThat(ask(way, CacheControl.bypass().maxAge(SECOND).tags("x"))).isEqualTo("hit");
		assertThatExceptionOfType(ReplayMissException.class)
			.isThrownBy(() -> ask(way, CacheControl.namespace("other")));
		assertThatExceptionOfType(ReplayMissException.class)
			.isThrownBy(() -> way.ask(this.model,
					new Prompt("Who?", Provider.OPENAI.options((values) -> values.withTemperature(0.9)))))
			.withMessageContaining("differs in: options.temperature");
		assertThat(this.stub.requestCount()).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource
	void nothingOfItReachesTheProvider(Way way) {
		ask(way);
		CombinedCacheControl all = CacheControl.noCache().maxAge(HOUR).ttl(HOUR).staleIfError(HOUR).exactOnly();
		ask(way, all.namespace("secret").tags("hidden"));
		ask(way, CacheControl.bypass());
		assertThat(this.stub.requests()).hasSize(3)
			.allSatisfy((request) -> assertThat(request).isEqualTo(this.stub.requests().get(0)));
	}

	@ParameterizedTest
	@EnumSource
	void combinesWhateverTheOrder(Way way) {
		CacheControl hour = CacheControl.ttl(HOUR).tags("x");
		CacheControl day = CacheControl.ttl(Duration.ofDays(1)).tags("y");
		ask(way, hour, day);
		assertThat(ask(way, CacheControl.tags("x", "y"))).isEqualTo("hit");
		if (way == Way.CLIENT_CALL || way == Way.CLIENT_STREAM) {
			this.clock.advance(HOUR);
			assertThat(ask(way, day, hour)).as("the shorter time holds").isEqualTo("miss");
			this.clock.advance(HOUR);
			assertThat(ask(way)).isEqualTo("miss");
		}
		else {
			this.clock.advance(HOUR);
			assertThat(ask(way)).as("what was applied last holds").isEqualTo("hit");
		}
	}

	@ParameterizedTest
	@EnumSource
	void cachingThatIsOffIsABypass(Way way) {
		ask(way);
		this.fixture.change((settings) -> settings.withCachingEnabled(false));
		assertThat(ask(way)).isEqualTo("bypass");
		assertThatExceptionOfType(CacheMissException.class).isThrownBy(() -> ask(way, CacheControl.onlyIfCached()));
		assertThat(this.fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.BYPASS, Outcome.ERROR);
	}

}
