package io.ecoai.key;

import java.lang.reflect.Field;
import java.util.List;

/**
 * What a model of the application's own class holds in its fields, as far as that is
 * plain data: the address or name by which it is told apart, most likely.
 */
public final class OwnState {

	private OwnState() {
	}

	/**
	 * Digests what a model holds.
	 * @param model the model, of any class
	 * @return the digest, equal for equal state
	 */
	public static String digest(Object model) {
		ValueFields fields = new ValueFields();
		CanonicalValues values = new CanonicalValues(List.of());
		KeyDigest digest = new KeyDigest();
		for (Field field : fields.of(model.getClass())) {
			KeyDigest value = new KeyDigest();
			try {
				values.write(fields.read(field, model), value);
			}
			catch (UnkeyableRequestException ex) {
				// No data, such as a client or a lock.
				continue;
			}
			digest.open(field.getName(), 1);
			digest.text(value.key().value());
		}
		return digest.key().value();
	}

}
