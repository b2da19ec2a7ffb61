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

	private final ByteBuffer header = ByteBuffer.allocate(5);

	/**
	 * Everything until the next call belongs to a component of the key.
	 * @param name the name of the component
	 */
	public void component(String name) {
		enter(name);
		part(COMPONENT, name.getBytes(StandardCharsets.UTF_8));
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
		byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
		if (new String(utf8, StandardCharsets.UTF_8).equals(text)) {
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
		part(VALUE, value.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Takes the beginning of something that has parts.
	 * @param kind what it is
	 * @param size how many parts follow
	 */
	public void open(String kind, int size) {
		part(STRUCTURE, (kind + ' ' + size).getBytes(StandardCharsets.UTF_8));
	}

	private void part(byte type, byte[] content) {
		this.header.clear().put(type).putInt(content.length);
		write(this.header.array());
		write(content);
	}

	abstract void enter(String component);

	abstract void write(byte[] bytes);

	/** Shows people what a component holds. The key does not need it. */
	abstract void preview(String text);

	private static byte[] utf16(String text) {
		ByteBuffer buffer = ByteBuffer.allocate(text.length() * Character.BYTES);
		text.chars().forEach((character) -> buffer.putChar((char) character));
		return buffer.array();
	}

}
