package io.ecoai.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Takes the parts of a request in their one canonical form: every part with its type and
 * its length, so that no two requests have the same bytes. Used by one thread.
 */
public abstract class KeySink {

	private static final byte COMPONENT = 'c';

	private static final byte NULL = 'n';

	private static final byte TEXT = 't';

	/** For text that UTF-8 cannot express, since it holds half a surrogate pair. */
	private static final byte UTF16_TEXT = 'u';

	private static final byte BYTES = 'b';

	/** A number, a truth value or the like, which is not the text that looks like it. */
	private static final byte VALUE = 'v';

	private static final byte STRUCTURE = 's';

	private static final int HEADER_LENGTH = 5;

	/** Longer texts are taken faster as a whole. */
	private static final int SHORT = 64;

	private static final char LAST_ASCII = 0x7F;

	/** Most parts are short, and digests take long pieces much faster than short ones. */
	private final byte[] pending = new byte[512];

	private int length;

	/**
	 * Everything until the next call belongs to a component of the key.
	 * @param name the name of the component
	 */
	public void component(String name) {
		enter(name);
		part(COMPONENT, name);
	}

	/**
	 * Takes a text.
	 * @param text the text, which may be missing
	 */
	public void text(@Nullable String text) {
		if (text == null) {
			part(NULL, new byte[0]);
			return;
		}
		preview(text);
		if (isTaken(TEXT, text)) {
			return;
		}
		byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
		flush();
		if (Utf8.isWhole(text, utf8, this.pending)) {
			part(TEXT, utf8);
		}
		else {
			part(UTF16_TEXT, utf16(text));
		}
	}

	/**
	 * Takes the text of the last user message, which is all that may differ between two
	 * requests that mean the same.
	 * @param text the text, which may be missing
	 */
	public void question(@Nullable String text) {
		text(text);
	}

	/**
	 * Takes bytes.
	 * @param bytes the bytes
	 */
	public void bytes(byte[] bytes) {
		part(BYTES, bytes);
	}

	/**
	 * Takes a plain value that is no text.
	 * @param value the value in its one spelling
	 */
	public void value(String value) {
		preview(value);
		part(VALUE, value);
	}

	/**
	 * Takes the beginning of something that has parts.
	 * @param kind what it is
	 * @param size how many parts follow
	 */
	public void open(String kind, int size) {
		part(STRUCTURE, kind + ' ' + size);
	}

	private void part(byte type, String content) {
		if (!isTaken(type, content)) {
			part(type, content.getBytes(StandardCharsets.UTF_8));
		}
	}

	/**
	 * Takes a short text in ASCII, as nearly all parts are, whose bytes are its
	 * characters.
	 * @return whether it was one; otherwise nothing is taken
	 */
	private boolean isTaken(byte type, String content) {
		int size = content.length();
		if (size > SHORT) {
			return false;
		}
		makeRoom(HEADER_LENGTH + size);
		int place = this.length + HEADER_LENGTH;
		for (int i = 0; i < size; i++) {
			char character = content.charAt(i);
			if (character > LAST_ASCII) {
				return false;
			}
			this.pending[place++] = (byte) character;
		}
		header(type, size);
		this.length = place;
		return true;
	}

	private void part(byte type, byte[] content) {
		int size = content.length;
		makeRoom(HEADER_LENGTH);
		header(type, size);
		makeRoom(size);
		if (size > this.pending.length) {
			write(content, size);
		}
		else {
			System.arraycopy(content, 0, this.pending, this.length, size);
			this.length += size;
		}
	}

	private void header(byte type, int size) {
		this.pending[this.length++] = type;
		for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
			this.pending[this.length++] = (byte) (size >>> shift);
		}
	}

	private void makeRoom(int size) {
		if (size > this.pending.length - this.length) {
			flush();
		}
	}

	/** Writes what has been taken so far. */
	final void flush() {
		write(this.pending, this.length);
		this.length = 0;
	}

	abstract void enter(String component);

	abstract void write(byte[] bytes, int length);

	/** Shows people what a component holds. The key does not need it. */
	abstract void preview(String text);

	private static byte[] utf16(String text) {
		ByteBuffer buffer = ByteBuffer.allocate(text.length() * Character.BYTES);
		text.chars().forEach((character) -> buffer.putChar((char) character));
		return buffer.array();
	}

}
