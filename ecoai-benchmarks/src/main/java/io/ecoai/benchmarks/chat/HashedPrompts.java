package io.ecoai.benchmarks.chat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * The least that a cache can do: a map in memory whose keys are digests of what is sent,
 * and nothing else. It tells nobody's options apart, measures nothing, and hands out the
 * object that it was given.
 */
final class HashedPrompts {

	private static final MessageDigest SHA_256 = sha256();

	private final Cache<String, Object> answers = Caffeine.newBuilder().maximumSize(100_000).build();

	@Nullable Object get(Prompt prompt) {
		return this.answers.getIfPresent(digest(prompt));
	}

	void put(Prompt prompt, Object answer) {
		this.answers.put(digest(prompt), answer);
	}

	static String digest(Prompt prompt) {
		MessageDigest digest = copy();
		for (Message message : prompt.getInstructions()) {
			update(digest, message.getText());
			if (message instanceof UserMessage user) {
				user.getMedia().forEach((medium) -> update(digest, medium));
			}
		}
		List<ToolCallback> tools = (prompt.getOptions() instanceof ToolCallingChatOptions options)
				? options.getToolCallbacks() : null;
		if (tools != null) {
			tools.forEach((tool) -> update(digest, tool.getToolDefinition()));
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static void update(MessageDigest digest, ToolDefinition tool) {
		update(digest, tool.name());
		update(digest, tool.description());
		update(digest, tool.inputSchema());
	}

	private static void update(MessageDigest digest, Media medium) {
		digest.update((byte[]) medium.getData());
	}

	private static void update(MessageDigest digest, @Nullable String text) {
		digest.update(((text != null) ? text : "").getBytes(StandardCharsets.UTF_8));
	}

	/** Looking an algorithm up by its name takes longer than a copy of what was found. */
	private static MessageDigest copy() {
		try {
			return (MessageDigest) SHA_256.clone();
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
