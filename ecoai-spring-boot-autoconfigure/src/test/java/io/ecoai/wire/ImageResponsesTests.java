package io.ecoai.wire;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImageGeneration;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImageResponse;
import org.springframework.ai.image.ImageResponseMetadata;
import org.springframework.ai.openai.metadata.OpenAiImageGenerationMetadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ImageResponses}.
 */
class ImageResponsesTests {

	@Test
	void findsEqualAnswersOfTheRealClientEqualAndEveryDifference() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI)) {
			ImageModel model = stub.createImageModel((options) -> options.n(2));
			Set<String> found = assertEveryDifferenceIsFound(model.call(ImagePrompts.picture()),
					model.call(ImagePrompts.picture()));
			assertThat(found).contains("response.imageResponseMetadata.created", "response.imageResponseMetadata.map",
					"response.imageGenerations", "response.imageGenerations[0].image.b64Json",
					"response.imageGenerations[1].image.b64Json", "response.imageGenerations[1].image.url",
					"response.imageGenerations[1].imageGenerationMetadata.revisedPrompt");
		}
	}

	@Test
	void findsEveryDifferenceInAnAnswerOfSpringAisOwnTypes() {
		assertThat(assertEveryDifferenceIsFound(answer("a"), answer("a"))).contains(
				"response.imageGenerations[0].image.url", "response.imageResponseMetadata.map[note]",
				"response.imageResponseMetadata.created");
	}

	@Test
	void tellsAMissingImageFromAnother() {
		ImageGeneration one = new ImageGeneration(new Image(null, "AQ=="));
		ImageGeneration two = new ImageGeneration(new Image(null, "AQ=="), new OpenAiImageGenerationMetadata(null));
		for (List<ImageGeneration> other : List.of(List.of(one), List.of(two, one), List.of(one, two, two))) {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(
					() -> ImageResponses.assertEqual(new ImageResponse(List.of(one, two)), new ImageResponse(other)))
				.withMessageStartingWith("response.");
		}
	}

	@Test
	void ignoresTheNamedKeys() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> ImageResponses.assertEqual(answer("a"), answer("b"), "other"))
			.withMessageContaining("note");
		assertThat(ImageResponses.assertEqual(answer("a"), answer("b"), "note")).isPositive();
	}

	private static Set<String> assertEveryDifferenceIsFound(ImageResponse expected, ImageResponse actual) {
		int compared = ImageResponses.assertEqual(expected, actual);
		Set<String> paths = new TreeSet<>();
		new Mutator((path) -> {
			paths.add(path);
			assertThatExceptionOfType(AssertionError.class).as(path)
				.isThrownBy(() -> ImageResponses.assertEqual(expected, actual));
		}).mutateFields("response", actual);
		assertThat(ImageResponses.assertEqual(expected, actual)).isEqualTo(compared);
		return paths;
	}

	private static ImageResponse answer(String note) {
		ImageResponseMetadata metadata = new ImageResponseMetadata(7L);
		metadata.put("note", note);
		return new ImageResponse(List.of(new ImageGeneration(new Image("https://example.org/a.png", null))), metadata);
	}

}
