package io.ecoai.chat;

import java.util.Objects;

import com.google.genai.types.GenerateContentResponseUsageMetadata;
import io.ecoai.value.UnrestorableAnswerException;
import io.ecoai.value.ValueJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.metadata.EmptyUsage;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.google.genai.metadata.GoogleGenAiUsage;

/**
 * The usage of a response as JSON.
 */
final class UsageJson {

	private static final String GOOGLE_USAGE = "org.springframework.ai.google.genai.metadata.GoogleGenAiUsage";

	private final ValueJson values;

	UsageJson(ValueJson values) {
		this.values = values;
	}

	ObjectNode write(Usage usage) {
		ObjectNode node = JsonNodeFactory.instance.objectNode();
		Object nativeUsage = usage.getNativeUsage();
		if (usage.getClass() == EmptyUsage.class) {
			return node.put("kind", "empty");
		}
		if (usage.getClass().getName().equals(GOOGLE_USAGE)) {
			node.put("kind", "google");
			node.set("native", this.values.write(Google.nativeOf(usage)));
			return node;
		}
		if (usage.getClass() != DefaultUsage.class) {
			throw new UnrestorableAnswerException("the usage is of type " + usage.getClass().getName());
		}
		node.put("kind", "default")
			.put("prompt", usage.getPromptTokens())
			.put("completion", usage.getCompletionTokens())
			.put("total", usage.getTotalTokens())
			.put("read", usage.getCacheReadInputTokens())
			.put("written", usage.getCacheWriteInputTokens());
		node.set("native", this.values.write(nativeUsage));
		return node;
	}

	Usage read(JsonNode node) {
		return switch (node.required("kind").stringValue()) {
			case "empty" -> new EmptyUsage();
			case "google" -> Google.fromNative(this.values.read(node.required("native")));
			case "default" ->
				new DefaultUsage(node.required("prompt").intValue(), node.required("completion").intValue(),
						node.required("total").intValue(), this.values.read(node.required("native")),
						longOf(node.required("read")), longOf(node.required("written")));
			default -> throw new UnrestorableAnswerException("the usage is of an unknown kind");
		};
	}

	private static @Nullable Long longOf(JsonNode node) {
		return node.isNull() ? null : node.longValue();
	}

	/** Loaded only where the classes of Google's models are there. */
	private static final class Google {

		private static @Nullable Object nativeOf(Usage usage) {
			Object nativeUsage = usage.getNativeUsage();
			GoogleGenAiUsage google = (GoogleGenAiUsage) usage;
			// Equal when made of the SDK's usage alone, unless somebody else made it.
			if (!isSame(google, fromNative(nativeUsage))) {
				throw new UnrestorableAnswerException("the usage is not that of the SDK");
			}
			return nativeUsage;
		}

		private static GoogleGenAiUsage fromNative(@Nullable Object nativeUsage) {
			return GoogleGenAiUsage.from((GenerateContentResponseUsageMetadata) nativeUsage);
		}

		private static boolean isSame(GoogleGenAiUsage one, GoogleGenAiUsage other) {
			return one.equals(other) && Objects.equals(one.getThoughtsTokenCount(), other.getThoughtsTokenCount())
					&& Objects.equals(one.getCachedContentTokenCount(), other.getCachedContentTokenCount())
					&& Objects.equals(one.getToolUsePromptTokenCount(), other.getToolUsePromptTokenCount());
		}

	}

}
