package io.ecoai.usage.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.ecoai.encryption.Encryption;
import io.ecoai.usage.PromptUsage;
import io.ecoai.usage.UsageRecord;
import org.jspecify.annotations.Nullable;

/**
 * Prompts encrypted, each for its record. The digest of the request becomes the key under
 * which the answer stands in the store, so that it can be removed by that.
 */
final class EncryptedPromptText implements PromptText {

	/** Between a text and its event, where texts stand apart from their records. */
	static final char EVENT = ' ';

	private final Encryption encryption;

	EncryptedPromptText(Encryption encryption) {
		this.encryption = encryption;
	}

	@Override
	public UsageRecord seal(UsageRecord call) {
		String prompt = call.prompt();
		String hash = call.promptHash();
		return call.withPrompt((prompt != null && !prompt.isEmpty()) ? seal(prompt, call.eventId()) : prompt,
				(hash != null && !Encryption.isDigest(hash)) ? this.encryption.digest(0, Encryption.ANSWER_KEY, hash)
						: hash);
	}

	@Override
	public UsageRecord open(UsageRecord call) {
		String kept = call.prompt();
		return (kept != null && PromptText.isEncrypted(kept))
				? call.withPrompt(open(kept, call.eventId()), call.promptHash()) : call;
	}

	@Override
	public PromptUsage open(PromptUsage prompt) {
		String kept = prompt.prompt();
		if (kept == null || !PromptText.isEncrypted(kept)) {
			return prompt;
		}
		int end = kept.indexOf(EVENT);
		String text = (end > 0) ? open(kept.substring(0, end), kept.substring(end + 1)) : null;
		return prompt.withText(text, text == null);
	}

	@Override
	public boolean isReadable() {
		return false;
	}

	private String seal(String prompt, String eventId) {
		byte[] sealed = this.encryption.seal(prompt.getBytes(StandardCharsets.UTF_8), place(eventId));
		return ENCRYPTED + Base64.getEncoder().encodeToString(sealed);
	}

	private @Nullable String open(String kept, String eventId) {
		try {
			byte[] sealed = Base64.getDecoder().decode(kept.substring(ENCRYPTED.length()));
			byte[] plain = this.encryption.open(sealed, place(eventId));
			return (plain != null) ? new String(plain, StandardCharsets.UTF_8) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static String place(String eventId) {
		return eventId + "/prompt";
	}

}
