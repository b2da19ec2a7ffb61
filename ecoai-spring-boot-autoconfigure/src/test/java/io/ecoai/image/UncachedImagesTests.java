package io.ecoai.image;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

import io.ecoai.usage.Outcome;
import io.ecoai.wire.ImagePrompts;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImageGeneration;
import org.springframework.ai.image.ImageGenerationMetadata;
import org.springframework.ai.image.ImageMessage;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImageOptions;
import org.springframework.ai.image.ImageOptionsBuilder;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;
import org.springframework.ai.image.ImageResponseMetadata;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What cannot be kept is passed on, once for each call, and said once.
 */
@ExtendWith(OutputCaptureExtension.class)
class UncachedImagesTests {

	@TempDir
	Path folder;

	@Test
	void goesPastTheCacheWhereUrlsAreAskedForAndSaysWhatGivesBase64(CapturedOutput output) {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI);
				ImageFixture fixture = ImageFixture.memory(this.folder)) {
			ImageModel model = fixture
				.decorate(stub.createImageModel((options) -> options.model("dall-e-3").responseFormat("url")));
			for (int i = 1; i <= 3; i++) {
				ImageResponse response = model.call(ImagePrompts.picture());
				assertThat(response.getResult().getOutput().getUrl()).isEqualTo("https://example.org/image-0.png");
				assertThat(ImageFixture.outcomeOf(response)).isEqualTo("bypass");
				assertThat(stub.requestCount()).isEqualTo(i);
			}
			assertThat(fixture.outcomes()).containsExactly(Outcome.BYPASS, Outcome.BYPASS, Outcome.BYPASS);
			assertThat(fixture.events()).extracting("promptHash").containsOnlyNulls();
			assertThat(fixture.entries()).isZero();
		}
		assertThat(output).containsOnlyOnce("WARN")
			.containsOnlyOnce("Calls of 'model' are not cached where images come as URLs, which expire. "
					+ "Base64 is cached: set spring.ai.openai.image.response-format=b64_json, or "
					+ "responseFormat(\"b64_json\") in OpenAiImageOptions");
	}

	static Stream<Named<ImageResponse>> urls() {
		ImageGeneration url = new ImageGeneration(new Image("https://example.org/a.png", null));
		ImageGeneration base64 = new ImageGeneration(new Image(null, "AAAA"));
		return Stream.of(Named.of("a URL", new ImageResponse(List.of(url))),
				Named.of("a URL among images", new ImageResponse(List.of(base64, url))),
				Named.of("both in one", new ImageResponse(
						List.of(new ImageGeneration(new Image("https://example.org/a.png", "AAAA"))))));
	}

	@ParameterizedTest
	@MethodSource("urls")
	void keepsNoUrlThatNobodyAskedFor(ImageResponse answer, CapturedOutput output) {
		OwnImageModel model = new OwnImageModel((call) -> answer);
		try (ImageFixture fixture = ImageFixture.memory(this.folder)) {
			ImageModel cached = fixture.decorate(model);
			for (int i = 1; i <= 3; i++) {
				ImageResponse response = cached.call(new ImagePrompt("q"));
				assertThat(response.getResults()).isEqualTo(answer.getResults());
				assertThat(ImageFixture.outcomeOf(response)).isEqualTo("bypass");
				assertThat(model.calls()).isEqualTo(i);
			}
			assertThat(fixture.outcomes()).hasSize(3).containsOnly(Outcome.BYPASS);
			assertThat(fixture.entries()).isZero();
		}
		assertThat(output).containsOnlyOnce("WARN").contains("images come as URLs, which expire").contains("b64_json");
	}

	static Stream<Named<ImagePrompt>> unknownRequests() {
		return Stream.of(Named.of("unknown options", new ImagePrompt("q", new OwnOptions())),
				Named.of("unknown message",
						new ImagePrompt(new OwnMessage("q"), ImageOptionsBuilder.builder().build())),
				Named.of("unknown prompt", new OwnPrompt("q")),
				Named.of("unreadable prompt", new UnreadablePrompt("q")));
	}

	@ParameterizedTest
	@MethodSource("unknownRequests")
	void asksTheModelOnceForEachCallThatHasNoKey(ImagePrompt prompt, CapturedOutput output) {
		OwnImageModel model = OwnImageModel.counting();
		try (ImageFixture fixture = ImageFixture.memory(this.folder)) {
			ImageModel cached = fixture.decorate(model);
			for (int i = 1; i <= 3; i++) {
				assertThat(ImageFixture.outcomeOf(cached.call(prompt))).isEqualTo("bypass");
				assertThat(model.calls()).isEqualTo(i);
			}
			assertThat(fixture.outcomes()).hasSize(3).containsOnly(Outcome.BYPASS);
		}
		assertThat(output).containsOnlyOnce("WARN").containsOnlyOnce("Calls of 'model' are not cached where ");
	}

	@Test
	void refusesUnknownOptionsOfAKnownModelToo(CapturedOutput output) {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI);
				ImageFixture fixture = ImageFixture.memory(this.folder)) {
			ImageModel cached = fixture.decorate(stub.createImageModel((options) -> options));
			assertThat(ImageFixture.outcomeOf(cached.call(new ImagePrompt("q", new OwnOptions())))).isEqualTo("bypass");
			assertThat(stub.requestCount()).isEqualTo(1);
		}
		assertThat(output).contains("OwnOptions is unknown");
	}

	static Stream<Named<ImageResponse>> unrestorable() {
		Image image = new Image(null, "AAAA");
		return Stream.of(
				Named.of("unknown metadata of an image",
						new ImageResponse(List.of(new ImageGeneration(image, new OwnGenerationMetadata())))),
				Named.of("unknown metadata",
						new ImageResponse(List.of(new ImageGeneration(image)), new OwnResponseMetadata())),
				Named.of("an unknown image", new ImageResponse(List.of(new ImageGeneration(new OwnImage("AAAA"))))),
				Named.of("no metadata", new ImageResponse(List.of(new ImageGeneration(image, null)))),
				Named.of("no metadata of the response", new ImageResponse(List.of(new ImageGeneration(image)), null)),
				Named.of("no image", new ImageResponse(List.of(new ImageGeneration(null)))));
	}

	@ParameterizedTest
	@MethodSource("unrestorable")
	void returnsAnswersThatCannotBeKeptAndSaysSoOnce(ImageResponse answer, CapturedOutput output) {
		OwnImageModel model = new OwnImageModel((call) -> answer);
		try (ImageFixture fixture = ImageFixture.memory(this.folder)) {
			ImageModel cached = fixture.decorate(model);
			for (int i = 1; i <= 3; i++) {
				assertThat(cached.call(new ImagePrompt("q")).getResults()).isEqualTo(answer.getResults());
				assertThat(model.calls()).isEqualTo(i);
			}
			assertThat(fixture.outcomes()).hasSize(3).containsOnly(Outcome.MISS);
		}
		assertThat(output).containsOnlyOnce("WARN").containsOnlyOnce("Answers of 'model' are not cached where ");
	}

	@Test
	void saysWhatOfTheMetadataCannotBeKept(CapturedOutput output) {
		ImageResponse answer = OwnImageModel.ofBase64("AAAA");
		answer.getMetadata().put("when", new Date(0));
		OwnImageModel model = new OwnImageModel((call) -> answer);
		try (ImageFixture fixture = ImageFixture.memory(this.folder)) {
			ImageModel cached = fixture.decorate(model);
			cached.call(new ImagePrompt("q"));
			assertThat(cached.call(new ImagePrompt("q")).getMetadata().<Date>get("when")).isEqualTo(new Date(0));
			assertThat(model.calls()).isEqualTo(2);
		}
		assertThat(output).contains("java.util.Date");
	}

	static Stream<Named<String[]>> incomplete() {
		return Stream.of(Named.of("nothing", new String[0]), Named.of("one of two", new String[] { "AAAA" }),
				Named.of("an empty image", new String[] { "AAAA", "" }),
				Named.of("a missing image", new String[] { "AAAA", null }));
	}

	@ParameterizedTest
	@MethodSource("incomplete")
	void doesNotKeepFewerImagesThanWereAskedForAndSaysSoOnce(String[] images, CapturedOutput output) {
		OwnImageModel model = new OwnImageModel((call) -> OwnImageModel.ofBase64(images));
		ImagePrompt prompt = new ImagePrompt("q", ImageOptionsBuilder.builder().n(2).build());
		try (ImageFixture fixture = ImageFixture.memory(this.folder)) {
			ImageModel cached = fixture.decorate(model);
			cached.call(prompt);
			assertThat(cached.call(prompt).getResults()).hasSize(images.length);
			assertThat(model.calls()).isEqualTo(2);
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.MISS);
		}
		assertThat(output)
			.containsOnlyOnce("Answers of 'model' are not cached where they have fewer images than were asked for");
	}

	@Test
	void passesOnThatAModelReturnsNothing() {
		OwnImageModel model = new OwnImageModel((call) -> null);
		try (ImageFixture fixture = ImageFixture.memory(this.folder)) {
			assertThat(fixture.decorate(model).call(new ImagePrompt("q"))).isNull();
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS);
		}
	}

	@Test
	void keepsTheAnswersOfAnOwnModel() {
		OwnImageModel model = OwnImageModel.counting();
		ImagePrompt withoutOptions = new ImagePrompt(Arrays.asList(new ImageMessage("q")));
		try (ImageFixture fixture = ImageFixture.sqlite(this.folder)) {
			ImageModel cached = fixture.decorate(model);
			String first = cached.call(withoutOptions).getResult().getOutput().getB64Json();
			assertThat(cached.call(withoutOptions).getResult().getOutput().getB64Json()).isEqualTo(first);
			assertThat(model.prompts()).containsExactly(withoutOptions);
			assertThat(fixture.events()).extracting("provider", "model").containsOnly(tuple("other", "unknown"));
		}
	}

	@Test
	void tellsOwnModelsApartByTheirNames() {
		OwnImageModel one = OwnImageModel.counting();
		OwnImageModel other = OwnImageModel.counting();
		try (ImageFixture fixture = ImageFixture.memory(this.folder)) {
			fixture.decorate(one, "one").call(new ImagePrompt("q"));
			fixture.decorate(other, "other").call(new ImagePrompt("q"));
			fixture.caching().decorateInstance(one, one, "one").call(new ImagePrompt("q"));
			OwnImageModel third = OwnImageModel.counting();
			fixture.caching().decorateInstance(third, third, "one").call(new ImagePrompt("q"));
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.MISS, Outcome.HIT, Outcome.MISS);
		}
	}

	private static final class OwnOptions implements ImageOptions {

		@Override
		public Integer getN() {
			return null;
		}

		@Override
		public String getModel() {
			return "m";
		}

		@Override
		public Integer getWidth() {
			return null;
		}

		@Override
		public Integer getHeight() {
			return null;
		}

		@Override
		public String getResponseFormat() {
			return null;
		}

		@Override
		public String getStyle() {
			return null;
		}

	}

	private static final class OwnMessage extends ImageMessage {

		private OwnMessage(String text) {
			super(text);
		}

	}

	private static final class UnreadablePrompt extends ImagePrompt {

		private UnreadablePrompt(String text) {
			super(text);
		}

		@Override
		public ImageOptions getOptions() {
			throw new IllegalStateException("no options");
		}

	}

	private static final class OwnPrompt extends ImagePrompt {

		private OwnPrompt(String text) {
			super(text);
		}

	}

	private static final class OwnImage extends Image {

		private OwnImage(String base64) {
			super(null, base64);
		}

	}

	private static final class OwnGenerationMetadata implements ImageGenerationMetadata {

	}

	private static final class OwnResponseMetadata extends ImageResponseMetadata {

	}

}
