package io.ecoai.chat;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Makes one answer of the chunks of a stream where nothing is lost by it.
 */
final class ChunkMerge {

	private ChunkMerge() {
	}

	/** The answer, or {@code null} if it would lack something that a chunk holds. */
	static @Nullable ChatAnswer merge(List<ChatAnswer> chunks) {
		return (chunks.size() == 1) ? chunks.get(0) : null;
	}

}
