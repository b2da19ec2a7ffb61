package io.ecoai.chat;

import java.util.List;

import io.ecoai.impact.TokenUsage;
import io.ecoai.key.KeyedOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.model.tool.StructuredOutputChatOptions;
import org.springframework.util.StringUtils;

/**
 * What most providers have in common.
 */
abstract class AbstractChatProvider implements ChatProvider {

	@Override
	public String state(ChatModel model) {
		return KeyedOptions.digest(model.getOptions(),
				(name) -> ChatRequestWalk.COMMON_IGNORED.contains(name) || ignoredOptions().contains(name));
	}

	@Override
	public List<String> sentMetadata() {
		return List.of();
	}

	@Override
	public boolean seesWholePrompt() {
		return false;
	}

	@Override
	public boolean streamsAllThatItReturns() {
		return false;
	}

	@Override
	public boolean isTimeDependent(ChatOptions options) {
		return false;
	}

	/** Whoever comes to the end says why. */
	@Override
	public boolean hasEnded(List<ChatResponse> chunks) {
		return chunks.stream().flatMap((chunk) -> chunk.getResults().stream()).anyMatch(AbstractChatProvider::isEnd);
	}

	static boolean isEnd(Generation generation) {
		String reason = generation.getMetadata().getFinishReason();
		return StringUtils.hasLength(reason) && !reason.equals(StreamedAnswer.NOT_YET);
	}

	@Override
	public boolean isStructured(ChatOptions options) {
		return options instanceof StructuredOutputChatOptions structured
				&& StringUtils.hasText(structured.getOutputSchema());
	}

	@Override
	public boolean hasOwnTools(ChatOptions options) {
		return false;
	}

	@Override
	public boolean answersInAudio(ChatOptions options) {
		return false;
	}

	/**
	 * Input includes what was cached, which most providers say. Some count reasoning in
	 * the total alone, and it is output all the same.
	 */
	@Override
	public @Nullable TokenUsage tokens(Usage usage) {
		long input = count(usage.getPromptTokens());
		long output = Math.max(count(usage.getCompletionTokens()), count(usage.getTotalTokens()) - input);
		long read = count(usage.getCacheReadInputTokens());
		long written = count(usage.getCacheWriteInputTokens());
		return (input + output > 0) ? new TokenUsage(input, output, read, written) : null;
	}

	static long count(@Nullable Number tokens) {
		return (tokens != null) ? tokens.longValue() : 0;
	}

}
