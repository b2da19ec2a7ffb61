package io.ecoai.cache;

/**
 * Tells a follower of a shared stream who has been given nothing yet that the leader was
 * interrupted, so that the stream has to start anew.
 */
final class AbandonedStreamException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	AbandonedStreamException(Throwable failure) {
		super(failure.getMessage(), failure, false, false);
	}

}
