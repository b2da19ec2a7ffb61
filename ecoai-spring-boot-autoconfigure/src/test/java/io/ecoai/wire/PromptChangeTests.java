package io.ecoai.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PromptChange}: what the provider receives is the judge of what a
 * change changes.
 */
class PromptChangeTests {

	private static final Map<Provider, Set<String>> WITHOUT_EFFECT = Map.of(Provider.OPENAI,
			Set.of("user", "store", "metadata", "prompt_cache_key"), Provider.ANTHROPIC,
			Set.of("metadata", "cache_control"), Provider.GEMINI, Set.of(), Provider.OLLAMA, Set.of("keep_alive"));

	@ParameterizedTest
	@EnumSource
	void everyMutationReachesTheProviderAndNoTwoAreAlike(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider)) {
			ChatModel model = stub.createModel();
			Map<List<String>, String> sent = new HashMap<>();
			sent.put(send(stub, model, provider.prompt()), "nothing");
			for (PromptChange mutation : provider.mutations()) {
				List<String> request = send(stub, model, mutation.apply(provider.prompt()));
				String same = sent.put(request, mutation.name());
				assertThat(same).as("request of '%s' equals that of this change", mutation).isNull();
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void noHarmlessChangeReachesTheModel(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider)) {
			ChatModel model = stub.createModel();
			JsonNode unchanged = effective(provider, send(stub, model, provider.prompt()));
			for (PromptChange change : provider.harmlessChanges()) {
				List<String> request = send(stub, model, change.apply(provider.prompt()));
				assertThat(effective(provider, request)).as(change.name()).isEqualTo(unchanged);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void namesAreUnique(Provider provider) {
		assertThat(Stream.concat(provider.mutations().stream(), provider.harmlessChanges().stream()))
			.extracting(PromptChange::name)
			.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@EnumSource
	void changesLeaveTheGivenPromptAlone(Provider provider) {
		try (ProviderStub stub = ProviderStub.start(provider)) {
			ChatModel model = stub.createModel();
			Prompt prompt = provider.prompt();
			List<String> before = send(stub, model, prompt);
			List<PromptChange> changes = new ArrayList<>(provider.mutations());
			changes.addAll(provider.harmlessChanges());
			changes.forEach((change) -> change.apply(prompt));
			assertThat(send(stub, model, prompt)).isEqualTo(before);
		}
	}

	private static List<String> send(ProviderStub stub, ChatModel model, Prompt prompt) {
		model.call(prompt);
		WireRequest request = stub.lastRequest();
		return List.of(request.path(), request.headers().getOrDefault("anthropic-beta", ""), request.body());
	}

	private static JsonNode effective(Provider provider, List<String> request) {
		JsonNode body = JsonMapper.shared().readTree(request.get(2));
		prune(body, WITHOUT_EFFECT.getOrDefault(provider, Set.of()));
		return body;
	}

	private static void prune(JsonNode node, Set<String> names) {
		if (node instanceof ObjectNode object) {
			object.remove(names);
		}
		node.forEach((child) -> prune(child, names));
	}

}
