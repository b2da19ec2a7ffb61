package io.ecoai.image;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.stream.Stream;

import io.ecoai.Callers;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageEvent;
import io.ecoai.wire.ImagePrompts;
import io.ecoai.wire.ImageResponses;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImageResponse;
import org.springframework.ai.openai.metadata.OpenAiImageResponseMetadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * The decorator of image models, with the real OpenAI client over HTTP.
 */
class CachingImageModelTests {

	private static final int CALLERS = 200;

	private final ProviderStub stub = ProviderStub.start(Provider.OPENAI);

	@TempDir
	Path folder;

	@AfterEach
	void stop() {
		this.stub.close();
	}

	static Stream<Named<Function<Path, ImageFixture>>> stores() {
		return Stream.of(Named.of("memory", ImageFixture::memory), Named.of("sqlite", ImageFixture::sqlite),
				Named.of("near", ImageFixture::near));
	}

	@ParameterizedTest
	@MethodSource("stores")
	void asksOnceForTwoIdenticalCallsAndReturnsTheSame(Function<Path, ImageFixture> store) {
		ImageModel raw = this.stub.createImageModel((options) -> options.n(2));
		ImageResponse[] provided = new ImageResponse[1];
		try (ImageFixture fixture = store.apply(this.folder)) {
			ImageModel model = fixture.caching().decorate((prompt) -> {
				provided[0] = raw.call(prompt);
				return provided[0];
			}, raw, "model");
			ImageResponse first = model.call(ImagePrompts.picture());
			ImageResponse second = model.call(ImagePrompts.picture());
			assertThat(this.stub.requestCount()).isEqualTo(1);
			assertThat(ImageFixture.outcomeOf(first)).isEqualTo("miss");
			assertThat(ImageFixture.outcomeOf(second)).isEqualTo("hit");
			assertThat(first.getMetadata()).isExactlyInstanceOf(OpenAiImageResponseMetadata.class);
			assertThat(second.getResults()).hasSize(2);
			assertThat(provided[0].getMetadata().isEmpty()).as("the provider's object stays as it was").isTrue();
			assertThat(ImageResponses.assertEqual(provided[0], first, "ecoai.cache")).isGreaterThan(10);
			ImageResponses.assertEqual(provided[0], second, "ecoai.cache");
		}
	}

	@Test
	void survivesARestart() {
		ImageResponse first;
		try (ImageFixture fixture = ImageFixture.near(this.folder)) {
			first = fixture.decorate(this.stub.createImageModel((options) -> options)).call(ImagePrompts.picture());
		}
		try (ImageFixture fixture = ImageFixture.near(this.folder)) {
			ImageResponse second = fixture.decorate(this.stub.createImageModel((options) -> options))
				.call(ImagePrompts.picture());
			ImageResponses.assertEqual(first, second, "ecoai.cache");
			assertThat(fixture.outcomes()).containsExactly(Outcome.HIT);
		}
		assertThat(this.stub.requestCount()).isEqualTo(1);
	}

	@Test
	void givesEveryCallerObjectsOfItsOwn() {
		try (ImageFixture fixture = ImageFixture.near(this.folder)) {
			ImageModel model = fixture.decorate(this.stub.createImageModel((options) -> options));
			model.call(ImagePrompts.picture());
			ImageResponse spoiled = model.call(ImagePrompts.picture());
			String image = spoiled.getResult().getOutput().getB64Json();
			spoiled.getResult().getOutput().setB64Json("spoiled");
			spoiled.getMetadata().put("spoiled", true);
			ImageResponse next = model.call(ImagePrompts.picture());
			assertThat(next.getResult().getOutput().getB64Json()).isEqualTo(image);
			assertThat(next.getMetadata().keySet()).containsExactly("ecoai.cache");
		}
	}

	@ParameterizedTest
	@CsvSource({ "400", "429", "500" })
	void throwsWhatTheModelThrowsAndKeepsNothing(int status) {
		try (ImageFixture fixture = ImageFixture.memory(this.folder)) {
			ImageModel raw = this.stub.createImageModel((options) -> options);
			ImageModel model = fixture.decorate(raw);
			this.stub.fail(status);
			Throwable expected = catchThrowable(() -> raw.call(ImagePrompts.picture()));
			assertThat(catchThrowable(() -> model.call(ImagePrompts.picture())))
				.isExactlyInstanceOf(expected.getClass())
				.hasMessage(expected.getMessage());
			assertThat(this.stub.requestCount()).isEqualTo(2);
			assertThat(fixture.outcomes()).containsExactly(Outcome.ERROR);
			this.stub.recover();
			assertThat(ImageFixture.outcomeOf(model.call(ImagePrompts.picture()))).isEqualTo("miss");
		}
	}

	static Stream<Named<ThreadFactory>> threads() {
		return Callers.factories();
	}

	@ParameterizedTest
	@MethodSource("threads")
	void makesOneRequestForTwoHundredCallersAtOnce(ThreadFactory threads) {
		try (ImageFixture fixture = ImageFixture.near(this.folder)) {
			ImageModel model = fixture.decorate(this.stub.createImageModel((options) -> options));
			this.stub.hold();
			Callers<ImageResponse> callers = new Callers<>(threads);
			for (int i = 0; i < CALLERS; i++) {
				callers.start(() -> model.call(ImagePrompts.picture()));
			}
			await().until(() -> this.stub.inFlight() == 1);
			callers.awaitWaiting(CALLERS - 1);
			this.stub.release();
			List<ImageResponse> responses = callers.results();
			assertThat(this.stub.requestCount()).isEqualTo(1);
			assertThat(fixture.outcomes()).hasSize(CALLERS).filteredOn(Outcome.HIT::equals).hasSize(CALLERS - 1);
			Set<Object> own = Collections.newSetFromMap(new IdentityHashMap<>());
			responses.forEach((response) -> own.add(response.getResult().getOutput()));
			assertThat(own).hasSize(CALLERS);
		}
	}

	@Test
	void recordsWhatImagesCostAndWhatAHitSaves() {
		ImageModel answering = this.stub.createImageModel((options) -> options);
		ImageModel openAi = ImageModels.ofOpenAi((
				options) -> options.model("dall-e-3").size("1024x1024").quality("standard").responseFormat("b64_json"));
		try (ImageFixture fixture = ImageFixture.memory(this.folder)) {
			ImageModel model = fixture.caching().decorate(answering, openAi, "openAiImageModel");
			model.call(ImagePrompts.picture((options) -> options.model("dall-e-3")));
			model.call(ImagePrompts.picture((options) -> options.model("dall-e-3")));
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.HIT);
			for (UsageEvent event : fixture.events()) {
				assertThat(event.provider()).isEqualTo("openai");
				assertThat(event.model()).isEqualTo("dall-e-3");
				assertThat(event.promptType()).isEqualTo(PromptType.IMAGE_OUTPUT);
				assertThat(event.prompt()).isEqualTo("A red kite over the sea");
				assertThat(event.tokens()).isNull();
				assertThat(event.impact().costUsd()).isEqualByComparingTo(new BigDecimal("0.04"));
				assertThat(event.impact().priceId()).isEqualTo("openai/dall-e-3/standard/1024x1024");
			}
			assertThat(fixture.events().get(0).promptHash()).isEqualTo(fixture.events().get(1).promptHash());
		}
	}

	@Test
	void recordsEveryImageOfAnAnswerAndReadsTheSizeFromTheImageWhereNobodyAskedForOne() {
		ImageModel openAi = ImageModels.ofOpenAi((options) -> options.model("dall-e-2").n(2));
		try (ImageFixture fixture = ImageFixture.memory(this.folder)) {
			ImageModel model = fixture.caching()
				.decorate((prompt) -> OwnImageModel.ofBase64(ImageModels.png(256, 256), ImageModels.png(256, 256)),
						openAi, "openAiImageModel");
			model.call(ImagePrompts.picture((options) -> options.model("dall-e-2")));
			model.call(ImagePrompts.picture((options) -> options.model("dall-e-2")));
			assertThat(fixture.events()).hasSize(2)
				.allSatisfy((event) -> assertThat(event.impact().costUsd()).isEqualByComparingTo("0.032"));
		}
	}

}
