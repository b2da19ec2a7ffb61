package io.ecoai.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One answer as a {@link ProviderStub} sends it.
 *
 * @param status the HTTP status
 * @param contentType the media type
 * @param headers further headers
 * @param body the body as text
 */
record WireAnswer(int status, String contentType, Map<String, String> headers, String body) {

	byte[] bytes() {
		return this.body.getBytes(StandardCharsets.UTF_8);
	}

}
