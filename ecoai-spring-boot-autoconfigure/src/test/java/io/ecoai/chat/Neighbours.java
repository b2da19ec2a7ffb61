package io.ecoai.chat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.util.StringUtils;

/**
 * Values that differ from a given one in exactly one thing.
 */
final class Neighbours {

	private Neighbours() {
	}

	static List<String> of(@Nullable String text) {
		if (text == null) {
			return List.of("", "null");
		}
		List<String> all = new ArrayList<>(
				List.of(text + "\u0000", " " + text, text + "\uD83D", text + "?", text + "\uFFFD"));
		if (!text.isEmpty()) {
			int middle = text.length() / 2;
			all.add(text.substring(1));
			all.add(text.substring(0, middle) + (char) (text.charAt(middle) ^ 1) + text.substring(middle + 1));
			all.add(text.substring(0, middle) + (char) (text.charAt(middle) ^ 0x8000) + text.substring(middle + 1));
		}
		return all;
	}

	static List<ToolCall> of(ToolCall call) {
		List<ToolCall> all = new ArrayList<>();
		of(call.id()).forEach((text) -> all.add(new ToolCall(text, call.type(), call.name(), call.arguments())));
		of(call.type()).forEach((text) -> all.add(new ToolCall(call.id(), text, call.name(), call.arguments())));
		of(call.name()).forEach((text) -> all.add(new ToolCall(call.id(), call.type(), text, call.arguments())));
		of(call.arguments()).forEach((text) -> all.add(new ToolCall(call.id(), call.type(), call.name(), text)));
		all.add(new ToolCall(call.id(), call.type(), call.arguments(), call.name()));
		return all;
	}

	static List<ToolResponse> of(ToolResponse response) {
		List<ToolResponse> all = new ArrayList<>();
		of(response.id()).forEach((text) -> all.add(new ToolResponse(text, response.name(), response.responseData())));
		of(response.name()).forEach((text) -> all.add(new ToolResponse(response.id(), text, response.responseData())));
		of(response.responseData()).forEach((text) -> all.add(new ToolResponse(response.id(), response.name(), text)));
		return all;
	}

	static List<GeneratedTool> of(GeneratedTool tool) {
		List<GeneratedTool> all = new ArrayList<>();
		of(tool.name()).stream()
			.filter(StringUtils::hasText)
			.forEach((text) -> all.add(new GeneratedTool(text, tool.description(), tool.schema())));
		of(tool.description()).forEach((text) -> all.add(new GeneratedTool(tool.name(), text, tool.schema())));
		of(tool.schema()).forEach((text) -> all.add(new GeneratedTool(tool.name(), tool.description(), text)));
		return all;
	}

	static List<GeneratedMedia> of(GeneratedMedia media) {
		List<GeneratedMedia> all = new ArrayList<>();
		all.add(new GeneratedMedia("image/gif", media.data(), media.name(), media.id()));
		all.add(new GeneratedMedia(media.type(), media.data(), "another name", media.id()));
		all.add(new GeneratedMedia(media.type(), media.data(), media.name(), "another id"));
		if (media.data() instanceof byte[] bytes) {
			if (bytes.length > 0) {
				byte[] changed = bytes.clone();
				changed[bytes.length - 1] ^= 1;
				all.add(new GeneratedMedia(media.type(), changed, media.name(), media.id()));
			}
			String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
			all.add(new GeneratedMedia(media.type(), text, media.name(), media.id()));
		}
		else {
			all.add(new GeneratedMedia(media.type(), media.data() + "x", media.name(), media.id()));
		}
		return all;
	}

	/** One element changed, left out, doubled or in another place. */
	static <E> List<List<E>> of(List<E> list, Function<E, List<E>> neighbours) {
		List<List<E>> all = new ArrayList<>();
		for (int i = 0; i < list.size(); i++) {
			for (E neighbour : neighbours.apply(list.get(i))) {
				List<E> changed = new ArrayList<>(list);
				changed.set(i, neighbour);
				all.add(changed);
			}
			List<E> shorter = new ArrayList<>(list);
			shorter.remove(i);
			all.add(shorter);
			all.add(Stream.concat(list.stream(), Stream.of(list.get(i))).toList());
			if (i > 0) {
				List<E> swapped = new ArrayList<>(list);
				Collections.swap(swapped, i, i - 1);
				all.add(swapped);
			}
		}
		return all;
	}

}
