package io.ecoai.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.imageio.ImageIO;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImageGeneration;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImageResponse;
import org.springframework.ai.openai.metadata.OpenAiImageGenerationMetadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for the images of {@link ProviderStub}, read by OpenAI's real client.
 */
class ProviderStubImageTests {

	@Test
	void givesOneImageAsBase64() throws IOException {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI)) {
			ImageResponse response = stub.createImageModel((options) -> options).call(ImagePrompts.picture());
			assertThat(response.getResults()).hasSize(1);
			byte[] png = Base64.getDecoder().decode(response.getResult().getOutput().getB64Json());
			assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isOne();
			assertThat(response.getResult().getOutput().getUrl()).isNull();
			assertThat(response.getResult().getMetadata())
				.isEqualTo(new OpenAiImageGenerationMetadata("A red kite over the sea, take 1"));
			assertThat(response.getMetadata().getCreated()).isEqualTo(1713833628L);
			assertThat(stub.lastRequestBody()).contains("gpt-image-1", "A red kite over the sea");
		}
	}

	@Test
	void givesAsManyImagesAsAreAskedForEachDifferent() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI)) {
			ImageModel model = stub.createImageModel((options) -> options.n(3));
			assertThat(images(model.call(ImagePrompts.picture()))).extracting(Image::getB64Json)
				.hasSize(3)
				.doesNotHaveDuplicates();
			assertThat(images(model.call(ImagePrompts.picture((options) -> options.n(10).size("1024x1536")))))
				.hasSize(10);
			assertThat(stub.lastRequestBody()).contains("\"size\":\"1024x1536\"");
		}
	}

	@Test
	void givesUrlsToWhoAsksForThem() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI)) {
			ImageModel model = stub.createImageModel((options) -> options.model("dall-e-3").responseFormat("url"));
			Image image = model.call(ImagePrompts.picture((options) -> options.model("dall-e-3")))
				.getResult()
				.getOutput();
			assertThat(image.getUrl()).isEqualTo("https://example.org/image-0.png");
			assertThat(image.getB64Json()).isNull();
		}
	}

	@Test
	void reportsTheUsageThatTheModelReports() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI)) {
			stub.createImageModel((options) -> options.n(2)).call(ImagePrompts.picture());
			assertThat(OpenAiImages.answer(stub.lastRequest()).body()).contains("\"total_tokens\":555",
					"\"input_tokens\":11", "\"output_tokens\":544",
					"\"input_tokens_details\":{\"text_tokens\":11,\"image_tokens\":0}");
		}
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			400, com.openai.errors.BadRequestException
			429, com.openai.errors.RateLimitException
			500, com.openai.errors.InternalServerException
			""")
	void failsAfterOneRequestAndRecovers(int status, Class<?> exception) {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI).fail(status)) {
			ImageModel model = stub.createImageModel((options) -> options);
			assertThat(catchThrowable(() -> model.call(ImagePrompts.picture()))).isInstanceOf(exception);
			assertThat(stub.requestCount()).isOne();
			stub.recover();
			assertThat(model.call(ImagePrompts.picture()).getResults()).hasSize(1);
		}
	}

	@Test
	void holdsImagesUntilTheyAreReleased() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI).hold()) {
			ImageModel model = stub.createImageModel((options) -> options);
			CompletableFuture<ImageResponse> call = CompletableFuture
				.supplyAsync(() -> model.call(ImagePrompts.picture()));
			Awaitility.await().until(() -> stub.inFlight() == 1);
			assertThat(call).isNotDone();
			stub.release();
			assertThat(call.join().getResults()).hasSize(1);
		}
	}

	@Test
	void takesNoAnswerFromAChat() {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI).answers(Answer.TOOL_CALL, Answer.TEXT)) {
			stub.createImageModel((options) -> options).call(ImagePrompts.picture());
			assertThat(stub.createModel().call(Provider.OPENAI.promptFor(Answer.TEXT)).hasToolCalls()).isTrue();
		}
	}

	private static List<Image> images(ImageResponse response) {
		return response.getResults().stream().map(ImageGeneration::getOutput).toList();
	}

}
