package io.ecoai.key;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The headers that can lead a request to another answer: a gateway may route by any of
 * them. Their values can be secrets, so that only digests go any further. Used by one
 * thread.
 */
public final class RequestHeaders {

	/** Credentials, and what differs for each request or runtime and no answer. */
	private static final Set<String> IGNORED = Set.of("authorization", "proxy-authorization", "api-key", "x-api-key",
			"x-goog-api-key", "cookie", "traceparent", "tracestate", "baggage", "b3", "x-request-id",
			"x-client-request-id", "x-correlation-id", "idempotency-key", "user-agent", "accept", "content-type",
			"x-goog-api-client", "openai-organization", "openai-project");

	private static final List<String> IGNORED_PREFIXES = List.of("x-b3-", "x-stainless-");

	private final SortedMap<String, String> digests = new TreeMap<>();

	/**
	 * Adds a header unless it cannot lead to another answer.
	 * @param name its name, in any case
	 * @param value its value
	 * @return this
	 */
	public RequestHeaders add(String name, Object value) {
		String lowerCase = name.toLowerCase(Locale.ROOT);
		if (!IGNORED.contains(lowerCase) && IGNORED_PREFIXES.stream().noneMatch(lowerCase::startsWith)) {
			this.digests.merge(lowerCase, digest(value), String::concat);
		}
		return this;
	}

	/**
	 * Adds several headers, in the order of their names.
	 * @param names their names
	 * @param values their values by name
	 * @return this
	 */
	public RequestHeaders addAll(Collection<String> names, Function<String, ?> values) {
		names.stream().sorted().forEach((name) -> add(name, values.apply(name)));
		return this;
	}

	/**
	 * The digests of the values.
	 * @return the digests by name in lower case, empty if no header matters
	 */
	public Map<String, String> digests() {
		return this.digests;
	}

	/**
	 * All of them in short.
	 * @return a text that begins with a blank, or an empty one if there are none
	 */
	public String inShort() {
		return this.digests.isEmpty() ? "" : " headers=" + digest(this.digests);
	}

	private static String digest(Object value) {
		byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
		return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
	}

}
