package io.ecoai.chat;

import java.util.List;

import io.ecoai.usage.Outcome;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

import static org.assertj.core.api.Assertions.assertThat;

class CacheMetadataTests {

	static String outcomeOf(ChatResponse response) {
		return response.getMetadata().get(CacheMetadata.OUTCOME);
	}

	@Test
	void marksACopyAndLeavesTheProvidersObjectAlone() {
		ChatResponse response = new ChatResponse(List.of(new Generation(new AssistantMessage("Paris"))),
				ChatResponseMetadata.builder().id("1").keyValue("own", "value").build());
		ChatResponse marked = CacheMetadata.mark(response, Outcome.MISS);
		assertThat(outcomeOf(marked)).isEqualTo("miss");
		assertThat(marked.getMetadata().<String>get("own")).isEqualTo("value");
		assertThat(response.getMetadata().containsKey(CacheMetadata.OUTCOME)).isFalse();
	}

	@Test
	void leavesAResponseOfASubclassAsItIs() {
		ChatResponse response = new ChatResponse(List.of()) {
		};
		assertThat(CacheMetadata.mark(response, Outcome.MISS)).isSameAs(response);
	}

}
