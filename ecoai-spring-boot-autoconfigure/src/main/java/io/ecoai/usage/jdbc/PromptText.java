package io.ecoai.usage.jdbc;

import io.ecoai.encryption.Encryption;
import io.ecoai.usage.PromptUsage;
import io.ecoai.usage.UsageRecord;
import org.jspecify.annotations.Nullable;

/**
 * How what a record tells of a prompt is kept: its text, and the digest of its request,
 * from which a text could be guessed. Thread-safe.
 */
public interface PromptText {

	/** What an encrypted text begins with, so that nobody takes it for a prompt. */
	String ENCRYPTED = "ecoai-encrypted:";

	/**
	 * The record as it is kept.
	 * @param call the record
	 * @return the record with the prompt as it is kept
	 */
	UsageRecord seal(UsageRecord call);

	/**
	 * The record as it is shown.
	 * @param call the record as it is kept
	 * @return the record with the text of its prompt, or without if that cannot be read
	 */
	UsageRecord open(UsageRecord call);

	/**
	 * The calls with a prompt as they are shown.
	 * @param prompt the prompt as it is kept; an encrypted text has the id of its event
	 * behind it
	 * @return the prompt with its text, or without if that cannot be read
	 */
	PromptUsage open(PromptUsage prompt);

	/**
	 * Whether texts can be searched where they are kept.
	 * @return whether they are kept as they are
	 */
	boolean isReadable();

	/**
	 * Keeps prompts as they are. Those that were encrypted are left out.
	 * @return the form
	 */
	static PromptText readable() {
		return new ReadablePromptText();
	}

	/**
	 * Keeps prompts encrypted, and digests as digests that nobody can make without the
	 * key. Prompts from before there was a key are shown as they are.
	 * @param encryption encrypts them
	 * @return the form
	 */
	static PromptText encrypted(Encryption encryption) {
		return new EncryptedPromptText(encryption);
	}

	/**
	 * Whether a text was encrypted.
	 * @param kept the text as it is kept
	 * @return whether it can only be read with a key
	 */
	static boolean isEncrypted(@Nullable String kept) {
		return kept != null && kept.startsWith(ENCRYPTED);
	}

}
