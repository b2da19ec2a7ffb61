package io.ecoai.wire;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.ai.chat.client.ChatClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the answers of {@link ProviderStub} drive the tool loop of a
 * {@link ChatClient} over several rounds.
 */
class ProviderStubToolLoopTests {

	@ParameterizedTest
	@EnumSource
	void drivesTwoToolRoundsOfACall(Provider provider) {
		try (ProviderStub stub = twoRounds(provider)) {
			WeatherTool weather = new WeatherTool();
			String text = ask(stub, weather).call().content();
			assertThat(text).isEqualTo("Paris is the capital of France – “la Ville lumière” 🗼.");
			assertTwoRounds(stub, weather);
		}
	}

	@ParameterizedTest
	@EnumSource
	void drivesTwoToolRoundsOfAStream(Provider provider) {
		try (ProviderStub stub = twoRounds(provider)) {
			WeatherTool weather = new WeatherTool();
			List<String> texts = ask(stub, weather).stream().content().collectList().blockOptional().orElseThrow();
			assertThat(String.join("", texts)).isEqualTo("Paris is the capital of France – 🗼.");
			assertTwoRounds(stub, weather);
		}
	}

	@ParameterizedTest
	@EnumSource
	void drivesARoundWithReasoningAndTwoToolCallsAtOnce(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider)
			.answers(Answer.PARALLEL_TOOL_CALLS, Answer.REASONING_TOOL_CALL, Answer.JSON)) {
			WeatherTool weather = new WeatherTool();
			Person person = ask(stub, weather).call().entity(Person.class);
			assertThat(person).isEqualTo(new Person("Ada", 36));
			assertThat(weather.cities()).startsWith("Paris", "İstanbul", "Paris");
			assertThat(stub.requestCount()).isEqualTo(3);
		}
	}

	private static ProviderStub twoRounds(Provider provider) {
		return ProviderStub.start(provider).answers(Answer.TOOL_CALL, Answer.NEXT_TOOL_CALL, Answer.TEXT);
	}

	private static ChatClient.ChatClientRequestSpec ask(ProviderStub stub, WeatherTool weather) {
		return ChatClient.create(stub.createModel()).prompt("How is the weather?").tools(weather);
	}

	private static void assertTwoRounds(ProviderStub stub, WeatherTool weather) {
		assertThat(weather.cities()).containsExactly("Paris", "Lyon");
		List<String> bodies = stub.requests().stream().map(WireRequest::body).toList();
		assertThat(bodies).hasSize(3).allSatisfy((body) -> assertThat(body).contains("currentWeather"));
		assertThat(bodies.get(0)).doesNotContain("sunny");
		assertThat(bodies.get(1)).contains("Paris", "sunny").doesNotContain("Lyon");
		assertThat(bodies.get(2)).contains("Paris", "Lyon", "sunny");
	}

	private record Person(String name, int age) {
	}

}
