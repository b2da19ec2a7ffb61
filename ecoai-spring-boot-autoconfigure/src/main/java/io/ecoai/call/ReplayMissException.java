package io.ecoai.call;

import io.ecoai.cache.KeyExplanation;

/**
 * In replay mode no provider is asked, and there is no kept answer to a request.
 */
public class ReplayMissException extends CacheMissException {

	ReplayMissException(String reason) {
		super("ecoai.mode=replay: " + reason + ", and no provider is asked in this mode", null);
	}

	ReplayMissException(String model, KeyExplanation explanation) {
		super("ecoai.mode=replay: no answer is kept for this request to '%s', and no provider is asked in this mode. %s%s"
			.formatted(model, nearest(explanation), remedy(explanation)), explanation);
	}

	private static String remedy(KeyExplanation explanation) {
		return (explanation.nearest() == null) ? "; record some in dev mode first" : "";
	}

}
