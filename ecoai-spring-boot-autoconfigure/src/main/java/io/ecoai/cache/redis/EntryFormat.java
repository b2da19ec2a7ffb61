package io.ecoai.cache.redis;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.KeyComponent;
import io.ecoai.cache.Lifetime;
import org.jspecify.annotations.Nullable;

/**
 * How an answer stands in Redis: a mark, the version, the length of the header, the
 * header, the payload. The header has the times and the description; whatever a later
 * program appends to it is skipped. Numbers are big-endian, texts are UTF-8 behind their
 * length.
 */
final class EntryFormat {

	/** Enough for the header of most answers. */
	static final int LIKELY_HEADER_LENGTH = 4096;

	private static final byte MARK = (byte) 0xEC;

	private static final byte VERSION = 1;

	private static final int PREAMBLE_LENGTH = 6;

	byte[] write(CacheEntry entry) {
		byte[] header = header(entry);
		return ByteBuffer.allocate(PREAMBLE_LENGTH + header.length + entry.payload().length)
			.put(MARK)
			.put(VERSION)
			.putInt(header.length)
			.put(header)
			.put(entry.payload())
			.array();
	}

	/** The answer, or {@code null} if these are not the bytes of one. */
	@Nullable CacheEntry read(CacheKey key, byte[] value) {
		int end = endOfHeader(value);
		return (end > 0 && end <= value.length) ? read(key, value, end) : null;
	}

	/**
	 * Where the header ends, which may be behind these bytes, or 0 if they are not the
	 * beginning of an answer.
	 */
	int endOfHeader(byte[] beginning) {
		if (beginning.length < PREAMBLE_LENGTH || beginning[0] != MARK || beginning[1] != VERSION) {
			return 0;
		}
		int length = ByteBuffer.wrap(beginning, 2, 4).getInt();
		return (length >= 0 && length < Integer.MAX_VALUE - PREAMBLE_LENGTH) ? PREAMBLE_LENGTH + length : 0;
	}

	private static @Nullable CacheEntry read(CacheKey key, byte[] value, int end) {
		try {
			ByteBuffer buffer = ByteBuffer.wrap(value, PREAMBLE_LENGTH, end - PREAMBLE_LENGTH);
			Instant createdAt = Instant.ofEpochSecond(buffer.getLong(), buffer.getInt());
			Duration ttl = (buffer.get() != 0) ? Duration.ofSeconds(buffer.getLong(), buffer.getInt()) : null;
			Instant expiresAt = (buffer.get() != 0) ? Instant.ofEpochSecond(buffer.getLong(), buffer.getInt()) : null;
			EntryDescription description = new EntryDescription(text(buffer), text(buffer), text(buffer), text(buffer),
					components(buffer), tags(buffer));
			byte[] payload = new byte[value.length - end];
			System.arraycopy(value, end, payload, 0, payload.length);
			return new CacheEntry(key, new Lifetime(createdAt, ttl), expiresAt, payload, description);
		}
		// Whatever does not fit: these bytes come from elsewhere.
		catch (RuntimeException ex) {
			return null;
		}
	}

	private static List<KeyComponent> components(ByteBuffer buffer) {
		List<KeyComponent> components = new ArrayList<>();
		for (int count = buffer.getInt(); count > 0; count--) {
			components.add(new KeyComponent(text(buffer), text(buffer), text(buffer)));
		}
		return components;
	}

	private static Set<String> tags(ByteBuffer buffer) {
		Set<String> tags = new HashSet<>();
		for (int count = buffer.getInt(); count > 0; count--) {
			tags.add(text(buffer));
		}
		return tags;
	}

	private static String text(ByteBuffer buffer) {
		int length = buffer.getInt();
		if (length < 0 || length > buffer.remaining()) {
			throw new IllegalArgumentException("an impossible length: " + length);
		}
		String text = new String(buffer.array(), buffer.position(), length, StandardCharsets.UTF_8);
		buffer.position(buffer.position() + length);
		return text;
	}

	private static byte[] header(CacheEntry entry) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			Lifetime lifetime = entry.lifetime();
			write(out, lifetime.createdAt());
			out.writeBoolean(lifetime.ttl() != null);
			if (lifetime.ttl() != null) {
				out.writeLong(lifetime.ttl().getSeconds());
				out.writeInt(lifetime.ttl().getNano());
			}
			out.writeBoolean(entry.expiresAt() != null);
			if (entry.expiresAt() != null) {
				write(out, entry.expiresAt());
			}
			write(out, entry.description());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static void write(DataOutputStream out, EntryDescription description) throws IOException {
		write(out, description.provider());
		write(out, description.model());
		write(out, description.namespace());
		write(out, description.prompt());
		out.writeInt(description.components().size());
		for (KeyComponent component : description.components()) {
			write(out, component.name());
			write(out, component.digest());
			write(out, component.preview());
		}
		out.writeInt(description.tags().size());
		for (String tag : description.tags()) {
			write(out, tag);
		}
	}

	private static void write(DataOutputStream out, Instant instant) throws IOException {
		out.writeLong(instant.getEpochSecond());
		out.writeInt(instant.getNano());
	}

	private static void write(DataOutputStream out, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		out.writeInt(bytes.length);
		out.write(bytes);
	}

}
