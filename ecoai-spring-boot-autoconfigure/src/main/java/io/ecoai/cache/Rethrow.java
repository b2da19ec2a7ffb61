package io.ecoai.cache;

/**
 * Throws what another thread has caught, whatever it is.
 */
final class Rethrow {

	private Rethrow() {
	}

	static RuntimeException unchanged(Throwable failure) {
		throw Rethrow.<RuntimeException>as(failure);
	}

	// The cast is erased: the failure is thrown as it is, a checked one too.
	@SuppressWarnings("unchecked")
	private static <E extends Throwable> E as(Throwable failure) throws E {
		throw (E) failure;
	}

}
