package io.ecoai.chat;

import java.util.List;

import io.ecoai.chat.ChatAnswer.Metadata;
import io.ecoai.chat.ChatAnswer.Part;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.metadata.Usage;

/**
 * Makes one answer of the chunks of a stream where nothing is lost by it: chunks of one
 * generation and nothing but text, whose texts follow one another and that agree in
 * everything else. What the last of them says of the whole response holds for all: it
 * alone has the counts.
 */
final class ChunkMerge {

	private ChunkMerge() {
	}

	/** The answer, or {@code null} if it would lack something that a chunk holds. */
	static @Nullable ChatAnswer merge(List<ChatAnswer> chunks) {
		if (chunks.isEmpty() || !chunks.stream().allMatch((chunk) -> chunk.generations().size() == 1)) {
			return null;
		}
		ChatAnswer last = chunks.get(chunks.size() - 1);
		Part end = last.generations().get(0);
		StringBuilder text = new StringBuilder();
		for (ChatAnswer chunk : chunks) {
			Part part = chunk.generations().get(0);
			if (part.text() == null || !agrees(part, end) || !agrees(chunk.metadata(), last.metadata())) {
				return null;
			}
			text.append(part.text());
		}
		Part whole = new Part(text.toString(), end.properties(), List.of(), List.of(), end.finishReason(),
				end.contentFilters(), end.metadata());
		return new ChatAnswer(List.of(whole), last.metadata());
	}

	private static boolean agrees(Part part, Part end) {
		return part.media().isEmpty() && part.toolCalls().isEmpty() && part.properties().equals(end.properties())
				&& part.contentFilters().equals(end.contentFilters())
				&& (part.metadata() == null || part.metadata().equals(end.metadata()))
				&& (part.finishReason() == null || part.finishReason().equals(end.finishReason()));
	}

	private static boolean agrees(Metadata chunk, Metadata last) {
		return (chunk.id().isEmpty() || chunk.id().equals(last.id()))
				&& (chunk.model().isEmpty() || chunk.model().equals(last.model()))
				&& counts(chunk.usage(), last.usage()) && last.values().keySet().containsAll(chunk.values().keySet());
	}

	/** Nothing that an earlier chunk has counted may be missing in the end. */
	private static boolean counts(Usage chunk, Usage last) {
		return atMost(chunk.getPromptTokens(), last.getPromptTokens())
				&& atMost(chunk.getCompletionTokens(), last.getCompletionTokens())
				&& atMost(chunk.getTotalTokens(), last.getTotalTokens());
	}

	private static boolean atMost(@Nullable Integer count, @Nullable Integer last) {
		return count == null || count == 0 || (last != null && count <= last);
	}

}
