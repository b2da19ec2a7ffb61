package io.ecoai.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.model.openai.autoconfigure.OpenAiImageAutoConfiguration;
import org.springframework.ai.openai.OpenAiChatModel;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application says of EcoAI when it starts.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartUpLineTests {

	private static final Pattern URL = Pattern.compile("savings: (http\\S+)");

	private static final Pattern DASHBOARD = Pattern.compile("dashboard: (http\\S+);");

	private final Path folder;

	StartUpLineTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@Test
	void namesWhatIsCachedWhereAndHowLong(CapturedOutput output) {
		start(application().beans(Client.class));
		assertThat(lines(output)).hasSize(1)
			.first()
			.asString()
			.contains(" INFO ", "EcoAI caches openAiChatModel, assistant;",
					"answers are kept in " + RunningApplication.cache(this.folder), "mode dev: they never expire",
					"add Actuator and management.endpoints.web.exposure.include=health,ecoai");
		assertThat(this.folder).as("nothing is opened").isEmptyDirectory();
	}

	@Test
	void namesImageModelsToo(CapturedOutput output) {
		start(application().beans(OpenAiImageAutoConfiguration.class).with("spring.ai.model.image=openai"));
		assertThat(lines(output)).hasSize(1)
			.first()
			.asString()
			.containsPattern("EcoAI caches (openAiChatModel, openAiImageModel|openAiImageModel, openAiChatModel);");
	}

	@Test
	void namesTheTimeToLiveAndTheMemory(CapturedOutput output) {
		start(application().with("ecoai.mode=prod", "ecoai.ttl=90m", "ecoai.storage=memory"));
		assertThat(lines(output)).hasSize(1)
			.first()
			.asString()
			.contains("answers are kept in memory", "mode prod: they expire after 1h30m");
	}

	@Test
	void saysThatThereIsNoModelAndThatCachingIsOff(CapturedOutput output) {
		start(application().with("spring.ai.model.chat=none", "ecoai.caching-enabled=false"));
		assertThat(lines(output)).hasSize(1).first().asString().contains("no model", "caching is switched off");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					SERVLET | management.endpoints.web.exposure.include[0]=ecoai
					SERVLET | management.endpoints.web.exposure.include=* server.servlet.context-path=/shop management.endpoints.web.base-path=/ management.endpoints.web.path-mapping.ecoai=saved
					SERVLET | management.endpoints.web.exposure.include=health,ecoai management.server.address=127.0.0.1 management.server.port=0 management.server.base-path=/admin management.endpoints.web.base-path=/manage server.servlet.context-path=/shop
					REACTIVE | management.endpoints.web.exposure.include=ecoai spring.webflux.base-path=/shop
					""")
	void namesTheUrlThatAnswers(WebApplicationType type, String properties, CapturedOutput output) throws Exception {
		RunningApplication.Builder builder = RunningApplication.webIn(this.folder, type)
			.with("spring.ai.openai.base-url=http://127.0.0.1:1/v1");
		try (RunningApplication application = builder.with(properties.split(" ", -1)).start()) {
			assertThat(this.folder).as("nothing is opened").isEmptyDirectory();
			assertThat(lines(output)).hasSize(1);
			Matcher url = URL.matcher(lines(output).get(0));
			assertThat(url.find()).as(lines(output).get(0)).isTrue();
			HttpResponse<String> response = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(url.group(1))).build(), BodyHandlers.ofString());
			assertThat(response.body()).contains("totalCalls");
			Matcher dashboard = DASHBOARD.matcher(lines(output).get(0));
			assertThat(dashboard.find()).as(lines(output).get(0)).isTrue();
			response = HttpClient.newBuilder()
				.followRedirects(HttpClient.Redirect.NORMAL)
				.build()
				.send(HttpRequest.newBuilder(URI.create(dashboard.group(1))).build(), BodyHandlers.ofString());
			assertThat(response.body()).contains("<title>EcoAI</title>");
			assertThat(application.port()).isPositive();
		}
	}

	@Test
	void namesNoUrlWhereAccessIsDenied(CapturedOutput output) {
		start(RunningApplication.webIn(this.folder, WebApplicationType.SERVLET)
			.with("spring.ai.openai.base-url=http://127.0.0.1:1/v1", "management.endpoint.ecoai.access=none",
					"management.endpoints.web.exposure.include=*"));
		assertThat(lines(output)).hasSize(1).first().asString().doesNotContain("/actuator");
	}

	@Test
	void warnsOfAProductionProfileWithoutAnExpiry(CapturedOutput output) {
		start(application().with("spring.profiles.active=eu,production"));
		assertThat(warnings(output)).hasSize(1).first().asString().contains("ecoai.mode=dev", "ecoai.mode=prod");
	}

	@Test
	void warnsOfNothingInProductionMode(CapturedOutput output) {
		start(application().with("spring.profiles.active=prod", "ecoai.mode=prod"));
		assertThat(warnings(output)).isEmpty();
	}

	@Test
	void namesPropertiesThatHaveNoEffect(CapturedOutput output) {
		start(application().with("ecoai.tll=5m", "ecoai.sqlite.file=x", "ecoai.ttl-by-model.gpt-4o=5"));
		assertThat(warnings(output)).hasSize(1)
			.first()
			.asString()
			.contains("have no effect", "ecoai.tll (", "ecoai.sqlite.file (")
			.doesNotContain("ttl-by-model");
	}

	private static void start(RunningApplication.Builder builder) {
		builder.start().close();
	}

	private RunningApplication.Builder application() {
		return RunningApplication.in(this.folder).with("spring.ai.openai.base-url=http://127.0.0.1:1/v1");
	}

	private static List<String> lines(CapturedOutput output) {
		return output.toString()
			.lines()
			.filter((line) -> line.contains("io.ecoai") || line.contains("i.e.") || line.contains("EcoAI"))
			.filter((line) -> !line.contains(" WARN "))
			.toList();
	}

	private static List<String> warnings(CapturedOutput output) {
		return output.toString().lines().filter((line) -> line.contains(" WARN ")).toList();
	}

	@Configuration(proxyBeanMethods = false)
	static class Client {

		@Bean
		ChatClient assistant(OpenAiChatModel model) {
			return ChatClient.create(model);
		}

	}

}
