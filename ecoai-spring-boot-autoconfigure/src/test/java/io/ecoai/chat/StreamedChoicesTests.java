package io.ecoai.chat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.ecoai.usage.Outcome;
import io.ecoai.wire.Answer;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams of several alternatives, each of which has an end of its own.
 */
class StreamedChoicesTests {

	@TempDir
	Path folder;

	/** After so many events the first alternative has ended, and the second has not. */
	@ParameterizedTest
	@ValueSource(ints = { 6, 7 })
	void areNotKeptWhereOneOfThemIsCutOff(int events) {
		try (ProviderStub stub = ProviderStub.start(Provider.OPENAI).answers(Answer.TWO_CHOICES);
				CachingFixture fixture = CachingFixture.near(this.folder)) {
			ChatModel model = fixture.decorate(stub.createModel());
			Prompt prompt = Provider.OPENAI.promptFor(Answer.TWO_CHOICES);
			stub.endAfterChunks(events);
			Way.MODEL_STREAM.ask(model, prompt);
			stub.recover();
			assertThat(Way.MODEL_STREAM.ask(model, prompt)).isEqualTo("miss");
			assertThat(Way.MODEL_STREAM.ask(model, prompt)).isEqualTo("hit");
			assertThat(fixture.outcomes()).containsExactly(Outcome.MISS, Outcome.MISS, Outcome.HIT);
		}
	}

	@Test
	void areNotKeptWhereOneOfThemIsTooLong() {
		assertThat(AdmissionPolicy.completeAnswers().admits(List.of(chunk(0, "stop"), chunk(1, "stop")))).isTrue();
		assertThat(AdmissionPolicy.completeAnswers().admits(List.of(chunk(0, "stop"), chunk(1, "length")))).isFalse();
		assertThat(AdmissionPolicy.completeAnswers().admits(List.of(chunk(1, "length"), chunk(0, "stop")))).isFalse();
	}

	private static ChatResponse chunk(int index, String reason) {
		return new ChatResponse(List
			.of(new Generation(AssistantMessage.builder().content("Ada").properties(Map.of("index", index)).build(),
					ChatGenerationMetadata.builder().finishReason(reason).build())));
	}

}
