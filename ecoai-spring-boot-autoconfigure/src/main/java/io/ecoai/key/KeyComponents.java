package io.ecoai.key;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.ecoai.cache.KeyComponent;
import org.jspecify.annotations.Nullable;

/**
 * Makes a digest and a preview of every component, to tell how two keys differ.
 */
public final class KeyComponents extends KeySink {

	private static final int DIGEST_BYTES = 12;

	private static final int PREVIEW_LENGTH = 80;

	private final Map<String, Component> components = new LinkedHashMap<>();

	private @Nullable Component current;

	/**
	 * The components in the order in which they were begun.
	 * @return the components; nothing can be taken after it
	 */
	public List<KeyComponent> components() {
		flush();
		return this.components.entrySet()
			.stream()
			.map((entry) -> new KeyComponent(entry.getKey(), entry.getValue().hex(),
					Text.beginning(entry.getValue().preview.toString(), PREVIEW_LENGTH)))
			.toList();
	}

	@Override
	void enter(String component) {
		flush();
		this.current = this.components.computeIfAbsent(component, (name) -> new Component());
	}

	@Override
	void write(byte[] bytes, int length) {
		if (this.current != null) {
			this.current.digest.update(bytes, 0, length);
		}
	}

	@Override
	void preview(String text) {
		if (this.current != null && this.current.preview.length() <= PREVIEW_LENGTH * 2) {
			this.current.preview.append(this.current.preview.isEmpty() ? "" : " ")
				.append(Text.beginning(text, PREVIEW_LENGTH));
		}
	}

	private static final class Component {

		private final MessageDigest digest = Sha256.digest();

		private final StringBuilder preview = new StringBuilder();

		private String hex() {
			return HexFormat.of().formatHex(this.digest.digest(), 0, DIGEST_BYTES);
		}

	}

}
