package io.ecoai.call;

import io.ecoai.cache.CacheDirectives;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.Freshness;
import io.ecoai.cache.FreshnessPolicy;
import io.ecoai.cache.KeyExplanation;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.settings.Mode;
import org.jspecify.annotations.Nullable;

/**
 * What decides where the answer to one call comes from: the settings in force, what its
 * caller asks of the cache, and whether its request has a key. Used by one caller.
 */
public final class CallPlan {

	private final CalledModel model;

	private final ModelRequest request;

	private final EcoAiSettings settings;

	private final CacheDirectives directives;

	private final @Nullable String obstacle;

	private final Call call;

	private CallPlan(CalledModel model, ModelRequest request, EcoAiSettings settings, CacheDirectives directives,
			@Nullable String obstacle, Call call) {
		this.model = model;
		this.request = request;
		this.settings = settings;
		this.directives = directives;
		this.obstacle = obstacle;
		this.call = call;
	}

	/**
	 * Begins the call; end {@link #call()} in any case.
	 * @param model the model that is called
	 * @param request what is asked
	 * @param settings the settings in force
	 * @param directives what the caller asks of the cache
	 * @param obstacle why nothing may be read or kept for this request, or {@code null}
	 * @return the plan of the call that has begun
	 */
	public static CallPlan begin(CalledModel model, ModelRequest request, EcoAiSettings settings,
			CacheDirectives directives, @Nullable String obstacle) {
		Call call = model.begin(request, settings.mode());
		if (directives.noStore()) {
			call.withholdPrompt();
		}
		return new CallPlan(model, request, settings, directives, obstacle, call);
	}

	/**
	 * Whether the cache takes no part in a call, as the settings or its caller want it.
	 * @param settings the settings in force
	 * @param directives what the caller asks of the cache
	 * @return whether nothing is read and nothing is kept
	 */
	public static boolean isBypass(EcoAiSettings settings, CacheDirectives directives) {
		return !settings.usesCache() || (settings.mode() != Mode.REPLAY && directives.bypass());
	}

	/**
	 * The call, to be ended once.
	 * @return the call
	 */
	public Call call() {
		return this.call;
	}

	/**
	 * What the caller asks of the cache.
	 * @return the directives
	 */
	public CacheDirectives directives() {
		return this.directives;
	}

	/**
	 * Whether the answer has to come from the cache.
	 * @return whether no provider may be asked
	 */
	public boolean isCacheOnly() {
		return isReplay() || this.directives.onlyIfCached();
	}

	/**
	 * The key of the request.
	 * @return the key, or {@code null} if the cache takes no part in this call
	 * @throws CacheMissException if the answer has to come from there
	 */
	public @Nullable CacheKey key() {
		String reason;
		if (isBypass(this.settings, this.directives)) {
			reason = "caching is off or bypassed for this call";
		}
		else if (this.obstacle != null) {
			reason = tellUncached(this.obstacle);
		}
		else {
			try {
				CacheKey key = this.request.key();
				this.call.setKey(key);
				return key;
			}
			catch (RuntimeException | LinkageError | StackOverflowError ex) {
				reason = tellUncached(String.valueOf(ex.getMessage()));
			}
		}
		if (isCacheOnly()) {
			throw isReplay() ? new ReplayMissException("the request has no key (" + reason + ")")
					: CacheMissException.uncacheable(this.request.model(), reason);
		}
		return null;
	}

	/**
	 * How old the answer may be.
	 * @param policy tells it for each model
	 * @return what is fresh
	 */
	public Freshness freshness(FreshnessPolicy policy) {
		return policy.of(this.settings, this.request.model());
	}

	/**
	 * Why there is no answer where no provider may be asked.
	 * @param explanation how the request differs from the nearest answer that is kept
	 * @return the exception to throw
	 */
	public CacheMissException miss(KeyExplanation explanation) {
		return isReplay() ? new ReplayMissException(this.request.model(), explanation)
				: CacheMissException.onlyIfCached(this.request.model(), explanation);
	}

	/**
	 * The request was answered from the cache.
	 */
	public void onHit() {
		this.model.onHit();
	}

	/**
	 * The request was not answered from the cache.
	 */
	public void onMiss() {
		this.model.onMiss(this.request);
	}

	private boolean isReplay() {
		return this.settings.mode() == Mode.REPLAY;
	}

	private String tellUncached(String where) {
		this.model.tellUncached("Calls", where);
		return where;
	}

}
