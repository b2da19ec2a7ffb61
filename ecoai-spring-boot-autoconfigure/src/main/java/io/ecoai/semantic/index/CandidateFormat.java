package io.ecoai.semantic.index;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.ecoai.cache.CacheKey;
import org.jspecify.annotations.Nullable;

/**
 * A candidate as the content of a note.
 */
final class CandidateFormat {

	private static final byte VERSION = 1;

	byte[] write(Candidate candidate) {
		float[] vector = candidate.vector();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			out.writeByte(VERSION);
			write(out, candidate.answer().value());
			write(out, candidate.text());
			write(out, (candidate.model() != null) ? candidate.model() : "");
			out.writeInt((vector != null) ? vector.length : 0);
			for (int i = 0; vector != null && i < vector.length; i++) {
				out.writeFloat(vector[i]);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/** The candidate, or {@code null} if these are not the bytes of one. */
	@Nullable Candidate read(byte[] content) {
		try {
			ByteBuffer buffer = ByteBuffer.wrap(content);
			if (buffer.get() != VERSION) {
				return null;
			}
			CacheKey answer = new CacheKey(text(buffer));
			String text = text(buffer);
			String model = text(buffer);
			int dimension = buffer.getInt();
			if ((long) dimension * Float.BYTES != buffer.remaining()) {
				return null;
			}
			float[] vector = new float[dimension];
			buffer.asFloatBuffer().get(vector);
			return (dimension > 0) ? new Candidate(answer, text, model, vector)
					: new Candidate(answer, text, null, null);
		}
		// Whatever does not fit: these bytes come from elsewhere.
		catch (RuntimeException ex) {
			return null;
		}
	}

	private static String text(ByteBuffer buffer) {
		int length = buffer.getInt();
		if (length < 0 || length > buffer.remaining()) {
			throw new IllegalArgumentException("an impossible length: " + length);
		}
		byte[] bytes = new byte[length];
		buffer.get(bytes);
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static void write(DataOutputStream out, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		out.writeInt(bytes.length);
		out.write(bytes);
	}

}
