package io.ecoai.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Makes a digest of everything that makes up a key but the text of the last user message.
 * It takes what the key takes, so that it cannot forget anything.
 */
public final class ContextDigest extends KeySink {

	private static final byte[] ANY_QUESTION = "?".getBytes(StandardCharsets.UTF_8);

	private final MessageDigest digest = Sha256.digest();

	/**
	 * The digest of all that was taken.
	 * @return the digest in hexadecimal; nothing can be taken after it
	 */
	public String hex() {
		flush();
		return HexFormat.of().formatHex(this.digest.digest());
	}

	@Override
	public void question(@Nullable String text) {
		flush();
		write(ANY_QUESTION, ANY_QUESTION.length);
	}

	@Override
	void enter(String component) {
	}

	@Override
	void write(byte[] bytes, int length) {
		this.digest.update(bytes, 0, length);
	}

	@Override
	void preview(String text) {
	}

}
