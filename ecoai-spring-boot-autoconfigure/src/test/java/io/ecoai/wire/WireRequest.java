package io.ecoai.wire;

import java.util.Map;

/**
 * One request as a {@link ProviderStub} received it.
 *
 * @param path path and query
 * @param headers header names in lower case, with their first value
 * @param body the body as text
 */
public record WireRequest(String path, Map<String, String> headers, String body) {

}
