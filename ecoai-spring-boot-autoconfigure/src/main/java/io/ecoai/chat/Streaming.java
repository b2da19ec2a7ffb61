package io.ecoai.chat;

import java.time.Duration;

/**
 * What happens to streams.
 *
 * @param recorded whether they are kept and replayed; otherwise they pass through
 * @param replayDelay the pause between two replayed chunks
 */
public record Streaming(boolean recorded, Duration replayDelay) {

	/** Kept, and replayed as fast as the subscriber wants. */
	public static final Streaming RECORDED = new Streaming(true, Duration.ZERO);

}
