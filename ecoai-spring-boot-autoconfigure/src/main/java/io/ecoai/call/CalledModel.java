package io.ecoai.call;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.ecoai.impact.ModelCall;
import io.ecoai.settings.Mode;
import io.ecoai.usage.UsagePublisher;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;

/**
 * What all decorators of one model share. Thread-safe.
 */
public final class CalledModel {

	private static final Log logger = LogFactory.getLog(CalledModel.class);

	/** More different things than this are not told. */
	private static final int MAX_TOLD = 100;

	private final Set<String> told = ConcurrentHashMap.newKeySet();

	private final String name;

	private final CallLog log;

	private final MissHint hint;

	/**
	 * Creates what they share.
	 * @param name the name under which the application knows the model
	 * @param providerId the provider's id
	 * @param publisher hears of every call
	 * @param nested the calls that are under way, shared by the models of one kind
	 */
	public CalledModel(String name, String providerId, UsagePublisher publisher, NestedCalls nested) {
		this.name = name;
		this.log = new CallLog(providerId, publisher, nested);
		this.hint = new MissHint(name);
	}

	/**
	 * The name under which the application knows the model.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Gets ready what the end of a call needs. To be asked when a call begins.
	 */
	public void prepare() {
		this.log.prepare();
	}

	/**
	 * A call has begun.
	 * @param request what is asked
	 * @param mode the mode in force
	 * @return the call, to be ended once
	 */
	public Call begin(ModelRequest request, Mode mode) {
		return this.log.begin(request, mode);
	}

	/**
	 * A call of the provider in an audit has begun, which is nobody's call: when it ends,
	 * what it or the call that it leads to has cost is recorded with the next call.
	 * @param request what is asked
	 * @param mode the mode in force
	 * @return the call, to be ended once
	 */
	public Call beginAudit(ModelRequest request, Mode mode) {
		return this.log.beginAudit(request, mode);
	}

	/**
	 * Something was asked of a provider in an audit of this model's answers. What that
	 * has cost is recorded with the next call.
	 * @param call what its cost is estimated from
	 */
	public void onAudit(ModelCall call) {
		this.log.audited(call);
	}

	/**
	 * Lets a stream of this model know of the call that it is part of, if there is one.
	 * @param stream the stream, which begins a call when it is subscribed to
	 * @param <T> its elements
	 * @return the stream with that call around it
	 */
	public <T> Flux<T> streamed(Flux<T> stream) {
		return this.log.nested().duringStream(stream);
	}

	/**
	 * A request was answered from the cache.
	 */
	public void onHit() {
		this.hint.onHit();
	}

	/**
	 * A request was not answered from the cache. Never throws.
	 * @param request the request
	 */
	public void onMiss(ModelRequest request) {
		this.hint.onMiss(request);
	}

	/**
	 * Says once what of this model is not cached, and why.
	 * @param what calls or answers
	 * @param where why not, as the end of a sentence that begins with "where"
	 */
	public void tellUncached(String what, String where) {
		tell("%s of '%s' are not cached where %s".formatted(what, this.name, where));
	}

	/**
	 * Says something of this model once, as a warning.
	 * @param message what to say
	 */
	public void tell(String message) {
		if (this.told.size() < MAX_TOLD && this.told.add(message)) {
			logger.warn(message);
		}
	}

}
