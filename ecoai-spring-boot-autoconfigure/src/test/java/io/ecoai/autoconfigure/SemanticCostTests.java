package io.ecoai.autoconfigure;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ecoai.control.CacheControl;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.UsageSummary;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What embeddings cost is taken from what was saved.
 */
@Timeout(120)
class SemanticCostTests extends AbstractSemanticTests {

	private static final int TOKENS = 7;

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final Meanings meanings = new Meanings();

	@Test
	void pricesAnEmbeddingModelOfOpenAi() throws IOException {
		HttpServer embeddings = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		embeddings.createContext("/", this::answer);
		embeddings.start();
		try (RunningApplication application = start(OpenAi.class,
				"embeddings=http://127.0.0.1:" + embeddings.getAddress().getPort())) {
			application.ask(QUESTION);
			SemanticApplications.awaitSemanticHit(application, OTHER_WORDS);
			assertThat(application.ask(CacheControl.noStore().applyTo(new Prompt(OTHER_WORDS))))
				.isEqualTo("semantic_hit");
			UsageRecord call = application.ecoAi().history(UsageQuery.latest(1)).get(0);
			assertThat(call.outcome()).isEqualTo(Outcome.SEMANTIC_HIT);
			BigDecimal perCall = new BigDecimal("0.02").movePointLeft(6).multiply(BigDecimal.valueOf(TOKENS));
			assertThat(call.embeddingCostUsd()).isEqualByComparingTo(perCall);
			UsageSummary summary = application.ecoAi().summary();
			assertThat(summary.embeddingCostUsd()).isGreaterThan(perCall);
			assertThat(summary.embeddingCostUsd().remainder(perCall)).isEqualByComparingTo(BigDecimal.ZERO);
			assertThat(summary.netSavedUsd())
				.isEqualByComparingTo(summary.costSavedUsd().subtract(summary.embeddingCostUsd()));
		}
		finally {
			embeddings.stop(0);
		}
	}

	@Test
	void chargesNothingForTheLocalModel() {
		try (RunningApplication application = start(Nothing.class)) {
			assertThat(application.ecoAi().semantic().embedder()).isEqualTo("all-minilm-l6-v2-q");
			application.ask(QUESTION);
			SemanticApplications.awaitSemanticHit(application, OTHER_WORDS);
			// Calls wait for the price tables.
			Awaitility.await().until(() -> application.ecoAi().summary().costSavedUsd().signum() > 0);
			UsageSummary summary = application.ecoAi().summary();
			assertThat(summary.embeddingCostUsd()).isEqualByComparingTo(BigDecimal.ZERO);
			assertThat(summary.netSavedUsd()).isEqualByComparingTo(summary.costSavedUsd());
		}
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			JsonNode input = this.mapper.readTree(exchange.getRequestBody().readAllBytes()).path("input");
			String text = input.isArray() ? input.get(0).asString() : input.asString();
			String body = """
					{"object": "list", "model": "text-embedding-3-small",
					 "data": [{"object": "embedding", "index": 0, "embedding": %s}],
					 "usage": {"prompt_tokens": %d, "total_tokens": %d}}"""
				.formatted(Arrays.toString(this.meanings.embed(text)), TOKENS, TOKENS);
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, bytes.length);
			exchange.getResponseBody().write(bytes);
		}
	}

	private RunningApplication start(Class<?> beans, String... properties) {
		return semantic("ecoai.prices[0].provider=openai-compatible", "ecoai.prices[0].match=equals:gpt-4o",
				"ecoai.prices[0].input=2.5", "ecoai.prices[0].output=10")
			.with(properties)
			.beans(beans)
			.start();
	}

	@Configuration(proxyBeanMethods = false)
	static class OpenAi {

		@Bean
		EmbeddingModel embeddingModel(@Value("${embeddings}") String url) {
			return OpenAiEmbeddingModel.builder()
				.options(OpenAiEmbeddingOptions.builder()
					.baseUrl(url)
					.apiKey("dummy")
					.model("text-embedding-3-small")
					.build())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

}
