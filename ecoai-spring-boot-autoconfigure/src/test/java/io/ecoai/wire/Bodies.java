package io.ecoai.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads the answers from the files beside this class: {@code <provider>/<kind>.json},
 * {@code .stream} for streams, {@code error-<status>.json} and {@code error.stream}, the
 * event that ends a stream that fails.
 */
final class Bodies {

	private static final String JSON = "application/json";

	private Bodies() {
	}

	static boolean has(ProviderWire wire, Answer answer, boolean stream) {
		return Bodies.class.getResource(path(wire, answer, stream)) != null;
	}

	static WireAnswer answer(ProviderWire wire, Answer answer, WireRequest request) {
		if (!wire.streams(request)) {
			return new WireAnswer(200, JSON, wire.headers(answer), read(path(wire, answer, false)));
		}
		String body = wire.asked(read(path(wire, answer, true)), request);
		return new WireAnswer(200, wire.streamContentType(), wire.headers(answer), body,
				WireStream.of(wire, body, read(wire.folder() + "/error.stream")));
	}

	static WireAnswer error(ProviderWire wire, int status) {
		return new WireAnswer(status, JSON, Map.of(), read(errorPath(wire, status)));
	}

	private static String errorPath(ProviderWire wire, int status) {
		String own = wire.folder() + "/error-" + status + ".json";
		return (Bodies.class.getResource(own) != null) ? own
				: wire.folder() + ((status < 500) ? "/error-400.json" : "/error-500.json");
	}

	static WireAnswer notFound(WireRequest request) {
		return new WireAnswer(404, "text/plain", Map.of(), "No provider serves " + request.path());
	}

	private static String path(ProviderWire wire, Answer answer, boolean stream) {
		return wire.folder() + "/" + answer.fileName() + (stream ? ".stream" : ".json");
	}

	private static String read(String path) {
		try (InputStream file = Bodies.class.getResourceAsStream(path)) {
			if (file == null) {
				throw new IllegalArgumentException("There is no answer " + path);
			}
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
