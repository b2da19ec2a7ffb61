package io.ecoai.sample;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import io.ecoai.sample.SampleClient.Reply;
import io.ecoai.sample.standin.StandInServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@SampleApplicationTest
class SampleApplicationTests {

	private static final String QUESTION = "What does a cache do?";

	@Autowired
	private Environment environment;

	@Autowired
	private StandInServer standIn;

	private SampleClient client;

	@BeforeEach
	void connect() {
		this.client = new SampleClient(this.environment);
	}

	@Test
	void answersAQuestionWithItsFigures() {
		int before = this.standIn.requestCount();
		String question = "What is " + UUID.randomUUID() + "?";
		Reply<JsonNode> response = this.client.ask(question);
		assertThat(response.status()).isEqualTo(HttpStatus.OK);
		JsonNode answer = response.body();
		assertThat(answer.path("answer").asString()).contains(question);
		assertThat(answer.path("latencyMs").asDouble()).isPositive();
		assertThat(answer.path("inputTokens").asInt()).isPositive();
		assertThat(answer.path("outputTokens").asInt()).isBetween(60, 120);
		assertThat(answer.path("outcome").asString()).isEqualTo("miss");
		assertThat(this.standIn.requestCount()).isEqualTo(before + 1);
	}

	@Test
	void answersARepeatedQuestionWithoutAskingAgain() {
		JsonNode first = this.client.ask(QUESTION).body();
		int before = this.standIn.requestCount();
		JsonNode second = this.client.ask(QUESTION).body();
		assertThat(this.standIn.requestCount()).isEqualTo(before);
		assertThat(second.path("outcome").asString()).isEqualTo("hit");
		for (String figure : List.of("answer", "inputTokens", "outputTokens", "costUsd", "co2LowG", "co2HighG")) {
			assertThat(second.path(figure)).as(figure).isEqualTo(first.path(figure));
		}
	}

	@Test
	void countsTheTokensOfTheStandInAsIfOpenAi() {
		JsonNode answer = this.client.ask(QUESTION).body();
		assertThat(answer.path("inputTokens").asInt()).isEqualTo(28);
		assertThat(answer.path("outputTokens").asInt()).isEqualTo(92);
		// 28 x 2.5 + 92 x 10 US dollars per million tokens.
		assertThat(answer.path("costUsd").decimalValue()).isEqualByComparingTo("0.00099");
		// 92 x 2.1253 to 3.8338 Wh per 1,000 tokens x 0.38355 g/Wh.
		assertThat(answer.path("co2LowG").asDouble()).isCloseTo(0.0750, within(0.0001));
		assertThat(answer.path("co2HighG").asDouble()).isCloseTo(0.1353, within(0.0001));
	}

	@Test
	void showsTheHitsAtTheEndpoint() {
		long before = hitsAtTheEndpoint();
		this.client.ask(QUESTION);
		this.client.ask(QUESTION);
		assertThat(hitsAtTheEndpoint()).isBetween(before + 1, before + 2);
		JsonNode model = endpoint().at("/byModel/0");
		assertThat(model.path("name").asString()).isEqualTo("gpt-4o");
		assertThat(model.path("costSavedUsd").decimalValue()).isPositive();
		assertThat(model.path("unpricedHits").asInt()).isZero();
	}

	@Test
	void sendsAQuestionAloneWithoutMemory() {
		this.client.ask(QUESTION);
		assertThat(this.client.ask(QUESTION).body().path("answer").asString()).doesNotContain("earlier messages");
	}

	@Test
	void sendsTheConversationAlongWithMemory() {
		String conversation = UUID.randomUUID().toString();
		JsonNode first = this.client.ask(QUESTION, conversation).body();
		int before = this.standIn.requestCount();
		JsonNode second = this.client.ask(QUESTION, conversation).body();
		assertThat(first.path("answer").asString()).doesNotContain("earlier messages");
		assertThat(second.path("answer").asString()).contains("2 earlier messages");
		assertThat(second.path("outcome").asString()).isEqualTo("miss");
		assertThat(second.path("inputTokens").asInt()).isGreaterThan(first.path("inputTokens").asInt());
		assertThat(this.standIn.requestCount()).isEqualTo(before + 1);
	}

	@Test
	void keepsConversationsApart() {
		this.client.ask(QUESTION, "a");
		assertThat(this.client.ask(QUESTION, "b").body().path("answer").asString()).doesNotContain("earlier messages");
	}

	@Test
	void returnsAHostilePromptAsPlainJson() {
		String hostile = "<script>alert('{x}')</script> \"${java.version}\" {question} \u0000\u202e";
		Reply<JsonNode> response = this.client.ask(hostile);
		assertThat(response.status()).isEqualTo(HttpStatus.OK);
		assertThat(response.headers().getContentType()).hasToString("application/json");
		assertThat(response.headers().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(response.body().path("answer").asString()).contains(hostile);
	}

	@Test
	void refusesAnEmptyQuestion() {
		for (@Nullable
		String question : Arrays.asList(null, "", " \n")) {
			Reply<JsonNode> response = this.client.ask(question);
			assertThat(response.status()).isEqualTo(HttpStatus.BAD_REQUEST);
			assertThat(response.body().path("error").asString()).isEqualTo("Please type a question.");
		}
	}

	@Test
	void saysThatTheStandInAnswers() {
		JsonNode info = this.client.get("/api/info", JsonNode.class).body();
		assertThat(info.path("provider").asString()).isEqualTo("OpenAI");
		assertThat(info.path("model").asString()).isEqualTo("gpt-4o");
		assertThat(info.path("standIn").asBoolean()).isTrue();
	}

	private long hitsAtTheEndpoint() {
		return endpoint().path("cacheHits").asLong();
	}

	private JsonNode endpoint() {
		return this.client.get("/actuator/ecoai", JsonNode.class).body();
	}

}
