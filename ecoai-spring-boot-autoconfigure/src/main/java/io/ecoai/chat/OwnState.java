package io.ecoai.chat;

import io.ecoai.chat.ObjectState.Part;

import org.springframework.ai.chat.model.ChatModel;

import java.util.List;

/**
 * What a model of the application's own class holds in its fields, as far as that is
 * plain data: the address or name by which it is told apart, most likely.
 */
final class OwnState {

	private OwnState() {
	}

	static String digest(ChatModel model) {
		CanonicalValues values = new CanonicalValues(List.of());
		KeyDigest digest = new KeyDigest();
		for (Part part : new ObjectState().of(model.getClass())) {
			KeyDigest value = new KeyDigest();
			try {
				values.write(part.read(model), value);
			}
			catch (UnkeyableRequestException ex) {
				// No data, such as a client or a lock.
				continue;
			}
			digest.open(part.name(), 1);
			digest.text(value.key().value());
		}
		return digest.key().value();
	}

}
