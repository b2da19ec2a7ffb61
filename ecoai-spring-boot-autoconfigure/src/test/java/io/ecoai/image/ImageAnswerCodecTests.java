package io.ecoai.image;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import com.openai.models.images.ImagesResponse;
import io.ecoai.usage.Outcome;
import io.ecoai.value.SdkValues;
import io.ecoai.value.StoredTypes;
import io.ecoai.value.UnrestorableAnswerException;
import io.ecoai.wire.ImageResponses;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImageGeneration;
import org.springframework.ai.image.ImageResponse;
import org.springframework.ai.image.ImageResponseMetadata;
import org.springframework.ai.openai.metadata.OpenAiImageGenerationMetadata;
import org.springframework.ai.openai.metadata.OpenAiImageResponseMetadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ImageAnswerCodec}.
 */
class ImageAnswerCodecTests {

	private static final ClassLoader CLASS_LOADER = ImageAnswerCodecTests.class.getClassLoader();

	private static final int FUZZED = Integer.getInteger("fuzz.payloads", 2000);

	private final ImageAnswerCodec codec = new ImageAnswerCodec(
			new StoredTypes(SdkValues.present(CLASS_LOADER), CLASS_LOADER));

	static Stream<Named<ImageResponse>> responses() {
		ImageResponse rich = OwnImageModel.ofBase64("AAAA");
		rich.getMetadata()
			.put("long", 1L)
			.put("int", 1)
			.put("double", 0.1)
			.put("list", List.of(1, "a", 2L))
			.put("map", Map.of("a", Map.of("b", true)))
			.put("bytes", new byte[] { 1, -2 })
			.put("when", Instant.EPOCH)
			.put("took", Duration.ofMillis(7))
			.put("uri", URI.create("urn:a"));
		return Stream.of(Named.of("an image", OwnImageModel.ofBase64("iVBORw0KGgo=")),
				Named.of("an empty image", OwnImageModel.ofBase64("")),
				Named.of("no Base64",
						OwnImageModel.ofBase64("data:image/png;base64,AAAA", "half a pair: \uD83D",
								"é\uD83D\uDE00\u0000", " ")),
				Named.of("Base64 of another spelling",
						OwnImageModel.ofBase64("AAA", "AAAA\n", "AAB=", "__--", "AA==" + "AA==", "====")),
				Named.of("many", OwnImageModel.ofBase64("AAAA", "AAA=", "x", "AA==", "")),
				Named.of("nothing", new ImageResponse(List.of())),
				Named.of("no date", new ImageResponse(List.of(), new ImageResponseMetadata((Long) null))),
				Named.of("much metadata", rich), Named.of("of OpenAI", ofOpenAi("A \uD83D\uDE00 \"kite\"")),
				Named.of("of OpenAI without a revised prompt", ofOpenAi(null)),
				Named.of("of OpenAI with half a pair", ofOpenAi("\uDE00")));
	}

	private static ImageResponse ofOpenAi(String revisedPrompt) {
		return new ImageResponse(
				List.of(new ImageGeneration(new Image(null, "AAAA"), new OpenAiImageGenerationMetadata(revisedPrompt)),
						new ImageGeneration(new Image(null, null))),
				OpenAiImageResponseMetadata.from(ImagesResponse.builder().created(1713833628L).build()));
	}

	private ImageResponse again(ImageResponse response) {
		return this.codec.decode(this.codec.encode(ImageAnswerCapture.capture(response))).toResponse(Outcome.HIT);
	}

	@ParameterizedTest
	@MethodSource("responses")
	void restoresEverything(ImageResponse response) {
		assertThat(ImageResponses.assertEqual(response, again(response), "ecoai.cache")).isPositive();
	}

	@Test
	void restoresTwentyMegabytesAndTakesThreeQuartersOfTheirText() {
		byte[] bytes = new byte[15 * 1024 * 1024];
		new Random(1).nextBytes(bytes);
		String text = Base64.getEncoder().encodeToString(bytes);
		ImageResponse response = OwnImageModel.ofBase64(text);
		assertThat(again(response).getResult().getOutput().getB64Json()).isEqualTo(text);
		assertThat(this.codec.encode(ImageAnswerCapture.capture(response)).length).isBetween(text.length() * 3 / 4,
				text.length() * 3 / 4 + 200);
	}

	@Test
	void refusesMetadataOfTypesThatItDoesNotKnow() {
		ImageResponse response = OwnImageModel.ofBase64("AAAA");
		response.getMetadata().put("thread", Thread.currentThread());
		ImageAnswer answer = ImageAnswerCapture.capture(response);
		assertThatExceptionOfType(UnrestorableAnswerException.class).isThrownBy(() -> this.codec.encode(answer));
	}

	@Test
	void readsMutatedBytesAsAnAnswerOrRefusesThem() {
		byte[] good = this.codec.encode(ImageAnswerCapture.capture(ofOpenAi("A kite")));
		Random random = new Random(42);
		int refused = 0;
		for (int i = 0; i < FUZZED; i++) {
			byte[] bytes = Arrays.copyOf(good, random.nextInt(8) == 0 ? random.nextInt(good.length * 2) : good.length);
			for (int j = 0; j <= random.nextInt(4) && bytes.length > 0; j++) {
				bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
			}
			try {
				this.codec.decode(bytes).toResponse(Outcome.HIT);
			}
			catch (IllegalArgumentException ex) {
				refused++;
			}
		}
		assertThat(refused).isBetween(FUZZED / 4, FUZZED);
	}

}
