package io.ecoai.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One answer as a {@link ProviderStub} sends it.
 *
 * @param status the HTTP status
 * @param contentType the media type
 * @param headers further headers
 * @param body the body as text
 * @param stream how to send the body piece by piece, or {@code null} if it goes out at
 * once
 */
record WireAnswer(int status, String contentType, Map<String, String> headers, String body,
		@Nullable WireStream stream) {

	WireAnswer(int status, String contentType, Map<String, String> headers, String body) {
		this(status, contentType, headers, body, null);
	}

	byte[] bytes() {
		return this.body.getBytes(StandardCharsets.UTF_8);
	}

}
