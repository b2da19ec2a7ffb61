package io.ecoai.chat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.ecoai.chat.ChatAnswer.Metadata;
import io.ecoai.chat.ChatAnswer.Part;

import org.springframework.ai.chat.metadata.EmptyUsage;
import org.springframework.ai.chat.metadata.Usage;

/**
 * Lets chunks hold the same objects as the chunk before where they say the same, which is
 * nearly everything but a few words. Nobody changes them.
 */
final class ChunkSharing {

	private static final int SHARED_BYTES = 256;

	private static final int OWN_BYTES = 1024;

	private ChunkSharing() {
	}

	/** About how much memory the chunks take beside their texts and values. */
	static long sizeBytes(List<ChatAnswer> chunks) {
		long size = 0;
		ChatAnswer before = null;
		for (ChatAnswer chunk : chunks) {
			size += (before != null && isShared(chunk, before)) ? SHARED_BYTES : OWN_BYTES;
			before = chunk;
		}
		return size;
	}

	private static boolean isShared(ChatAnswer chunk, ChatAnswer before) {
		List<Part> parts = chunk.generations();
		return parts.size() == 1 && before.generations().size() == 1
				&& parts.get(0).properties() == before.generations().get(0).properties()
				&& chunk.metadata().values() == before.metadata().values()
				&& chunk.metadata().usage() == before.metadata().usage();
	}

	/** The same chunks in less memory. */
	static List<ChatAnswer> share(List<ChatAnswer> chunks) {
		List<ChatAnswer> shared = new ArrayList<>(chunks.size());
		ChatAnswer before = null;
		for (ChatAnswer chunk : chunks) {
			before = (before != null) ? share(chunk, before) : chunk;
			shared.add(before);
		}
		return List.copyOf(shared);
	}

	private static ChatAnswer share(ChatAnswer chunk, ChatAnswer before) {
		List<Part> parts = chunk.generations();
		if (parts.size() == before.generations().size()) {
			List<Part> shared = new ArrayList<>(parts.size());
			for (int i = 0; i < parts.size(); i++) {
				shared.add(share(parts.get(i), before.generations().get(i)));
			}
			parts = List.copyOf(shared);
		}
		return new ChatAnswer(parts, share(chunk.metadata(), before.metadata()));
	}

	private static Part share(Part part, Part before) {
		Map<String, Object> metadata = part.metadata();
		Map<String, Object> earlier = before.metadata();
		if (metadata != null && earlier != null) {
			metadata = either(metadata, earlier);
		}
		return new Part(part.text(), either(part.properties(), before.properties()), part.toolCalls(), part.media(),
				part.finishReason(), part.contentFilters(), metadata);
	}

	private static Metadata share(Metadata metadata, Metadata before) {
		Map<String, Object> values = either(metadata.values(), before.values());
		Usage usage = isEmpty(metadata.usage()) && isEmpty(before.usage()) ? before.usage() : metadata.usage();
		String id = metadata.id().equals(before.id()) ? before.id() : metadata.id();
		String model = metadata.model().equals(before.model()) ? before.model() : metadata.model();
		return new Metadata(id, model, usage, metadata.rateLimit(), values);
	}

	private static boolean isEmpty(Usage usage) {
		return usage.getClass() == EmptyUsage.class;
	}

	private static Map<String, Object> either(Map<String, Object> map, Map<String, Object> before) {
		return (map.values().stream().allMatch(ChunkSharing::isPlain) && map.equals(before)) ? before : map;
	}

	/** Not every class of a provider compares all that its objects hold. */
	private static boolean isPlain(Object value) {
		return value instanceof String || value instanceof Number || value instanceof Boolean
				|| (value instanceof Collection<?> collection && collection.isEmpty());
	}

}
