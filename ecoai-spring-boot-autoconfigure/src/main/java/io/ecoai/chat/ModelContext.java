package io.ecoai.chat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.ecoai.usage.UsagePublisher;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What all decorators of one model share.
 */
final class ModelContext {

	private static final Log logger = LogFactory.getLog(CachingChatModel.class);

	/** More different things than this are not told. */
	private static final int MAX_TOLD = 100;

	private final Set<String> told = ConcurrentHashMap.newKeySet();

	private final ModelIdentity identity;

	private final String name;

	private final CallLog log;

	private final MissHint hint;

	ModelContext(ModelIdentity identity, String name, UsagePublisher publisher, NestedCalls nested) {
		this.identity = identity;
		this.name = name;
		this.log = new CallLog(identity, publisher, nested);
		this.hint = new MissHint(name);
	}

	ModelIdentity identity() {
		return this.identity;
	}

	String name() {
		return this.name;
	}

	CallLog log() {
		return this.log;
	}

	MissHint hint() {
		return this.hint;
	}

	/** Says once what of this model is not cached, and why. */
	void tellUncached(String what, String where) {
		String message = "%s of '%s' are not cached where %s".formatted(what, this.name, where);
		if (this.told.size() < MAX_TOLD && this.told.add(message)) {
			logger.warn(message);
		}
	}

}
