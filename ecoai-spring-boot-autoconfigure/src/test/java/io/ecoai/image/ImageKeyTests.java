package io.ecoai.image;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.ecoai.endpoint.LocatedModel;
import io.ecoai.key.BeanGetters;
import io.ecoai.key.CanonicalValues;
import io.ecoai.key.KeyDigest;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.image.ImageMessage;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImageOptions;
import org.springframework.ai.image.ImageOptionsBuilder;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.openai.OpenAiImageOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the key of a request for images is made of.
 */
class ImageKeyTests {

	private static final ImageModel MODEL = ImageModels
		.ofOpenAi((options) -> options.model("dall-e-3").quality("standard").size("1024x1024").user("u"));

	private static final ImageModel OWN = (prompt) -> null;

	/** When a key here has to change, change {@link KeyDigest}'s version as well. */
	private static final Map<String, String> GOLDEN = new TreeMap<>(
			Map.of("openai", "1-35819bdd5137aa1c74bb0221d067a335656c141654614406f447ba0348979dd3", "defaults",
					"1-08cb93e255ce376965c671e4a36fd3d5f0b0240ef198294f99aaf9d054d80926", "plain",
					"1-b5d28fd752c0bb1d33fe70330cae3fd54f773bbf4bf234d05bdf2cd826988755"));

	private static Map<String, String> keys() {
		Map<String, String> keys = new TreeMap<>();
		keys.put("openai",
				key(new ImagePrompt("Iİıi: Grüße \uD83D\uDE00 and half of it \uD83D",
						OpenAiImageOptions.builder()
							.model("gpt-image-1")
							.n(2)
							.style("VIVID")
							.customHeaders(Map.of("X-Title", "I", "X-Route", "eu", "Authorization", "secret"))
							.build())));
		keys.put("defaults", key(new ImagePrompt("A red kite")));
		keys.put("plain", ownKey(new ImagePrompt(List.of(new ImageMessage("A red kite", 0.5f), new ImageMessage("fog")),
				ImageOptionsBuilder.builder().model("m").width(512).height(256).build())));
		return keys;
	}

	private static String key(ImagePrompt prompt) {
		return key(MODEL, new OpenAiImageProvider(), prompt, "default");
	}

	private static String ownKey(ImagePrompt prompt) {
		return key(OWN, new OtherImageProvider(), prompt, "default");
	}

	private static String key(ImageModel model, ImageProvider provider, ImagePrompt prompt, String namespace) {
		LocatedModel<ImageProvider> identity = new LocatedModel<>(provider, provider.id(null),
				"https://api.example.com/v1");
		ImageRequestWalk walk = new ImageRequestWalk(new BeanGetters(), new CanonicalValues(List.of()), identity);
		return new ImageRequest(walk, identity, model, prompt, namespace).key().value();
	}

	@Test
	void staysTheSameFromReleaseToRelease() {
		assertThat(keys()).isEqualTo(GOLDEN);
	}

	@Test
	void doesNotDependOnTheLanguageOfTheComputer() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr-TR"));
		try {
			assertThat(keys()).isEqualTo(GOLDEN);
		}
		finally {
			Locale.setDefault(before);
		}
	}

	private static OpenAiImageOptions.Builder options() {
		return OpenAiImageOptions.builder().model("dall-e-3").n(1).width(512).height(512).style("vivid");
	}

	private static Named<UnaryOperator<OpenAiImageOptions.Builder>> change(String name,
			UnaryOperator<OpenAiImageOptions.Builder> change) {
		return Named.of(name, change);
	}

	static Stream<Named<UnaryOperator<OpenAiImageOptions.Builder>>> keyedOptions() {
		return Stream.of(change("model", (options) -> options.model("dall-e-2")),
				change("n", (options) -> options.n(2)), change("width", (options) -> options.width(1024)),
				change("height", (options) -> options.height(1024)),
				change("size", (options) -> options.size("1792x1024")),
				change("quality", (options) -> options.quality("hd")),
				change("style", (options) -> options.style("natural")),
				change("responseFormat", (options) -> options.responseFormat("b64_json")),
				change("deploymentName", (options) -> options.deploymentName("mine")),
				change("customHeaders", (options) -> options.customHeaders(Map.of("X-Route", "eu"))));
	}

	@ParameterizedTest
	@MethodSource("keyedOptions")
	void everyOptionThatChangesTheImagesChangesTheKey(UnaryOperator<OpenAiImageOptions.Builder> change) {
		assertThat(key(new ImagePrompt("q", change.apply(options()).build())))
			.isNotEqualTo(key(new ImagePrompt("q", options().build())))
			.isEqualTo(key(new ImagePrompt("q", change.apply(options()).build())));
	}

	static Stream<Named<UnaryOperator<OpenAiImageOptions.Builder>>> harmlessOptions() {
		return Stream.of(change("user", (options) -> options.user("other")),
				change("apiKey", (options) -> options.apiKey("other")),
				change("baseUrl", (options) -> options.baseUrl("https://other.example.org")),
				change("organizationId", (options) -> options.organizationId("other")),
				change("timeout", (options) -> options.timeout(Duration.ofSeconds(7))),
				change("maxRetries", (options) -> options.maxRetries(7)),
				change("Authorization", (options) -> options.customHeaders(Map.of("Authorization", "secret"))));
	}

	@ParameterizedTest
	@MethodSource("harmlessOptions")
	void whatCannotChangeTheImagesIsNoPartOfTheKey(UnaryOperator<OpenAiImageOptions.Builder> change) {
		assertThat(key(new ImagePrompt("q", change.apply(options()).build())))
			.isEqualTo(key(new ImagePrompt("q", options().build())));
	}

	@Test
	void theOptionsOfThePromptAreMergedOverThoseOfTheModel() {
		ImageOptions repeated = OpenAiImageOptions.builder()
			.model("dall-e-3")
			.quality("standard")
			.size("1024x1024")
			.build();
		String key = key(new ImagePrompt("q"));
		assertThat(key(new ImagePrompt(List.of(new ImageMessage("q"))))).isEqualTo(key);
		assertThat(key(new ImagePrompt("q", repeated))).isEqualTo(key);
		assertThat(key(new ImagePrompt("q", ImageOptionsBuilder.builder().model("dall-e-3").build()))).isEqualTo(key);
		assertThat(key(new ImagePrompt("q", ImageOptionsBuilder.builder().n(2).build()))).isNotEqualTo(key);
		assertThat(key(ImageModels.ofOpenAi((options) -> options.model("dall-e-3").quality("hd")),
				new OpenAiImageProvider(), new ImagePrompt("q"), "default"))
			.isNotEqualTo(key);
	}

	@Test
	void everyInstructionCounts() {
		ImageOptions options = ImageOptionsBuilder.builder().model("m").build();
		ImageMessage q = new ImageMessage("q");
		assertThat(Stream
			.of(List.<ImageMessage>of(), List.of(q), List.of(new ImageMessage("Q")), List.of(q, new ImageMessage("r")),
					List.of(new ImageMessage("r"), q), List.of(new ImageMessage("q", 1f)),
					List.of(new ImageMessage("q", 0.5f)), List.of(new ImageMessage(null)))
			.flatMap((messages) -> Stream.of(key(new ImagePrompt(messages, options)),
					ownKey(new ImagePrompt(messages, options)))))
			.doesNotHaveDuplicates();
	}

	@Test
	void theEndpointAndTheNamespaceCount() {
		assertThat(key(MODEL, new OpenAiImageProvider(), new ImagePrompt("q"), "other"))
			.isNotEqualTo(key(new ImagePrompt("q")));
	}

	@Test
	void isFoundOutForEveryPlaceThatSpeaksTheProtocol() {
		OpenAiImageProvider provider = new OpenAiImageProvider();
		assertThat(provider.endpoint(MODEL)).isEqualTo("https://api.openai.com/v1");
		assertThat(provider.id(provider.endpoint(MODEL))).isEqualTo("openai");
		assertThat(provider.endpoint(ImageModels.ofOpenAi((options) -> options.baseUrl("http://localhost:1/v1"))))
			.isEqualTo("http://localhost:1/v1");
		assertThat(provider.endpoint(OWN)).isNull();
	}

}
