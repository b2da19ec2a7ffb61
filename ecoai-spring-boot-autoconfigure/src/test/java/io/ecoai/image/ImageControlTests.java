package io.ecoai.image;

import java.nio.file.Path;
import java.time.Duration;

import io.ecoai.cache.FlushFilter;
import io.ecoai.call.CacheMissException;
import io.ecoai.call.ReplayMissException;
import io.ecoai.control.CacheControl;
import io.ecoai.settings.Mode;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImageOptionsBuilder;
import org.springframework.ai.image.ImagePrompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What settings and callers say of one call for images.
 */
class ImageControlTests {

	private static final ImagePrompt PROMPT = new ImagePrompt("q");

	private final OwnImageModel model = OwnImageModel.counting();

	private final ImageFixture fixture;

	private final ImageModel cached;

	ImageControlTests(@TempDir Path folder) {
		this.fixture = ImageFixture.memory(folder);
		this.cached = this.fixture.decorate(this.model);
	}

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	private String ask(CacheControl control) {
		return ask(control.applyTo(PROMPT));
	}

	private String ask(ImagePrompt prompt) {
		return ImageFixture.outcomeOf(this.cached.call(prompt));
	}

	@Test
	void noneOfItReachesTheModel() {
		ask(CacheControl.noCache().tags("a").namespace("n"));
		assertThat(this.model.prompts()).hasSize(1).first().isSameAs(PROMPT);
	}

	@Test
	void allOfItReachesADecoratedModelBehindADecoratedOneWhichCountsOnce() {
		ImageModel front = this.fixture.decorate(this.cached::call, "front");
		front.call(CacheControl.namespace("a").applyTo(PROMPT));
		front.call(CacheControl.bypass().applyTo(PROMPT));
		assertThat(ask(PROMPT)).isEqualTo("miss");
		assertThat(this.fixture.events()).extracting(UsageEvent::namespace, UsageEvent::outcome)
			.containsExactly(tuple("a", Outcome.MISS), tuple("default", Outcome.BYPASS),
					tuple("default", Outcome.MISS));
	}

	@Test
	void anAnswerThatAModelFurtherInHasKeptIsAsOldAsItIsThere() {
		ImageModel front = this.fixture.decorate(this.cached::call, "front");
		ask(CacheControl.ttl(Duration.ofHours(1)));
		this.fixture.advance(Duration.ofMinutes(59));
		assertThat(ImageFixture.outcomeOf(front.call(PROMPT))).isEqualTo("hit");
		this.fixture.advance(Duration.ofMinutes(2));
		assertThat(ImageFixture.outcomeOf(front.call(PROMPT))).isEqualTo("miss");
		assertThat(ImageFixture.outcomeOf(front.call(PROMPT))).isEqualTo("hit");
		assertThat(this.model.calls()).isEqualTo(2);
	}

	@Test
	void noCacheAsksAndRefreshes() {
		ask(PROMPT);
		assertThat(ask(CacheControl.noCache())).isEqualTo("miss");
		assertThat(this.cached.call(PROMPT).getResult().getOutput().getB64Json()).isEqualTo("AAAC");
		assertThat(this.model.calls()).isEqualTo(2);
	}

	@Test
	void noStoreReadsAndDoesNotKeep() {
		assertThat(ask(CacheControl.noStore())).isEqualTo("miss");
		assertThat(this.fixture.entries()).isZero();
		ask(PROMPT);
		assertThat(ask(CacheControl.noStore())).isEqualTo("hit");
	}

	@Test
	void bypassDoesNeither() {
		ask(PROMPT);
		assertThat(ask(CacheControl.bypass())).isEqualTo("bypass");
		assertThat(this.cached.call(PROMPT).getResult().getOutput().getB64Json()).isEqualTo("AAAB");
	}

	@Test
	void onlyIfCachedNeverAsks() {
		assertThatExceptionOfType(CacheMissException.class).isThrownBy(() -> ask(CacheControl.onlyIfCached()))
			.withMessageContaining("No answer is cached");
		ImagePrompt urls = new ImagePrompt("q", ImageOptionsBuilder.builder().responseFormat("url").build());
		assertThatExceptionOfType(CacheMissException.class)
			.isThrownBy(() -> ask(CacheControl.onlyIfCached().applyTo(urls)))
			.withMessageContaining("URLs");
		assertThat(this.model.calls()).isZero();
		assertThat(this.fixture.outcomes()).containsExactly(Outcome.ERROR, Outcome.ERROR);
		ask(PROMPT);
		assertThat(ask(CacheControl.onlyIfCached())).isEqualTo("hit");
	}

	@Test
	void maxAgeAndTtlHoldInDevModeToo() {
		ask(CacheControl.ttl(Duration.ofMinutes(10)));
		this.fixture.advance(Duration.ofMinutes(5));
		assertThat(ask(CacheControl.maxAge(Duration.ofMinutes(6)))).isEqualTo("hit");
		assertThat(ask(CacheControl.maxAge(Duration.ofMinutes(4)))).isEqualTo("miss");
		this.fixture.advance(Duration.ofDays(1));
		assertThat(ask(PROMPT)).isEqualTo("hit");
		ask(CacheControl.noCache().ttl(Duration.ofMinutes(10)));
		this.fixture.advance(Duration.ofMinutes(11));
		assertThat(ask(PROMPT)).isEqualTo("miss");
	}

	@Test
	void prodModeExpires() {
		this.fixture.change((settings) -> settings.withMode(Mode.PROD).withTtl(Duration.ofMinutes(1)));
		ask(PROMPT);
		assertThat(ask(PROMPT)).isEqualTo("hit");
		this.fixture.advance(Duration.ofMinutes(2));
		assertThat(ask(PROMPT)).isEqualTo("miss");
	}

	@Test
	void namespacesDoNotSeeEachOther() {
		ask(CacheControl.namespace("a"));
		assertThat(ask(CacheControl.namespace("b"))).isEqualTo("miss");
		assertThat(ask(PROMPT)).isEqualTo("miss");
		assertThat(ask(CacheControl.namespace("a"))).isEqualTo("hit");
		assertThat(this.fixture.events()).extracting("namespace").containsExactly("a", "b", "default", "a");
	}

	@Test
	void tagsAndPromptsFlush() {
		ask(CacheControl.tags("summer"));
		assertThat(ask(CacheControl.tags("summer"))).isEqualTo("hit");
		assertThat(ask(CacheControl.tags("winter"))).isEqualTo("miss");
		assertThat(this.fixture.cache().flush(FlushFilter.pattern("Q*"))).isEqualTo(1);
		assertThat(ask(PROMPT)).isEqualTo("miss");
	}

	@Test
	void replayNeverAsksAndNamesWhatDiffers() {
		ask(new ImagePrompt("q", ImageOptionsBuilder.builder().model("m").style("vivid").build()));
		this.fixture.change((settings) -> settings.withMode(Mode.REPLAY));
		this.fixture.advance(Duration.ofDays(1000));
		assertThat(ask(new ImagePrompt("q", ImageOptionsBuilder.builder().model("m").style("vivid").build())))
			.isEqualTo("hit");
		assertThatExceptionOfType(ReplayMissException.class)
			.isThrownBy(
					() -> ask(new ImagePrompt("q", ImageOptionsBuilder.builder().model("m").style("natural").build())))
			.withMessageContaining("options.style");
		assertThat(this.model.calls()).isEqualTo(1);
	}

	@Test
	void withoutCachingEveryCallAsksAndIsLogged() {
		ask(PROMPT);
		this.fixture.change((settings) -> settings.withCachingEnabled(false));
		assertThat(ask(PROMPT)).isEqualTo("bypass");
		assertThat(this.model.calls()).isEqualTo(2);
		assertThat(this.fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.BYPASS);
	}

	@Test
	void aNamespaceResolverThatFailsMeansBypass(@TempDir Path other) {
		try (ImageFixture tenants = ImageFixture.memory(other, (context) -> {
			throw new IllegalStateException("no tenant");
		})) {
			assertThat(ImageFixture.outcomeOf(tenants.decorate(this.model).call(PROMPT))).isEqualTo("bypass");
			assertThat(tenants.events()).extracting("namespace").containsExactly("unresolved");
			assertThat(tenants.entries()).isZero();
		}
	}

}
