package io.ecoai.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads the answers from the files beside this class: {@code <provider>/<kind>.json},
 * {@code .stream} for streams and {@code error-<status>.json}.
 */
final class Bodies {

	private static final String JSON = "application/json";

	private Bodies() {
	}

	static boolean has(ProviderWire wire, Answer answer, boolean stream) {
		return Bodies.class.getResource(path(wire, answer, stream)) != null;
	}

	static WireAnswer answer(ProviderWire wire, Answer answer, boolean stream) {
		return new WireAnswer(200, stream ? wire.streamContentType() : JSON, wire.headers(answer),
				read(path(wire, answer, stream)));
	}

	static WireAnswer error(ProviderWire wire, int status) {
		return new WireAnswer(status, JSON, Map.of(), read(wire.folder() + "/error-" + status + ".json"));
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
