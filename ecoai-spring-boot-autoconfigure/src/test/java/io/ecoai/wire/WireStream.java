package io.ecoai.wire;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The pieces of an answer that is streamed.
 *
 * @param events what the provider sends at once, each with what ends it
 * @param error the event by which the provider says that the stream has failed
 * @param keepAlive what clients overlook
 */
record WireStream(List<String> events, String error, String keepAlive) {

	static WireStream of(ProviderWire wire, String body, String error) {
		List<String> events = Pattern.compile(Pattern.quote(wire.eventEnd()))
			.splitAsStream(body)
			.map((event) -> event + wire.eventEnd())
			.toList();
		return new WireStream(events, error, wire.keepAlive());
	}

}
