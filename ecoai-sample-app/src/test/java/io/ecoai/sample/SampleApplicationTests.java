package io.ecoai.sample;

import java.util.Arrays;
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
		assertThat(this.standIn.requestCount()).isEqualTo(before + 1);
	}

	@Test
	void answersTheSameQuestionTheSameWay() {
		JsonNode first = this.client.ask(QUESTION).body();
		JsonNode second = this.client.ask(QUESTION).body();
		assertThat(second.path("answer")).isEqualTo(first.path("answer"));
		assertThat(second.path("inputTokens")).isEqualTo(first.path("inputTokens"));
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

}
