package io.ecoai.chat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import io.ecoai.cache.AnswerCodec;

/**
 * The chunks of a stream, one after the other.
 */
final class ChunksCodec implements AnswerCodec<List<ChatAnswer>> {

	private final ChatAnswerCodec codec;

	ChunksCodec(ChatAnswerCodec codec) {
		this.codec = codec;
	}

	@Override
	public byte[] encode(List<ChatAnswer> chunks) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream output = new DataOutputStream(bytes)) {
			output.writeInt(chunks.size());
			for (ChatAnswer chunk : chunks) {
				byte[] encoded = this.codec.encode(chunk);
				output.writeInt(encoded.length);
				output.write(encoded);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	@Override
	public List<ChatAnswer> decode(byte[] bytes) {
		try (DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes))) {
			int size = input.readInt();
			List<ChatAnswer> chunks = new ArrayList<>();
			for (int i = 0; i < size; i++) {
				chunks.add(this.codec.decode(input.readNBytes(input.readInt())));
			}
			return chunks;
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("Not the chunks of a stream", ex);
		}
	}

}
