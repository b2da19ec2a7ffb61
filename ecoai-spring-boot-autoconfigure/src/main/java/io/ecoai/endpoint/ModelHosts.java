package io.ecoai.endpoint;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.ecoai.key.OwnState;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;

/**
 * Finds out who answers where a model is called. Thread-safe.
 *
 * @param <M> the interface of the models
 * @param <H> what is known of a provider
 */
public final class ModelHosts<M, H extends ModelHost<M>> {

	private static final Log logger = LogFactory.getLog(ModelHosts.class);

	private final Class<M> modelType;

	private final Map<String, Supplier<H>> known;

	private final Supplier<H> other;

	private final UnaryOperator<M> undecorated;

	/**
	 * Creates it.
	 * @param modelType the interface of the models
	 * @param known the providers by the class of their model; suppliers, since the
	 * classes of a provider load only where it is on the class path
	 * @param other stands for a model of any other class
	 * @param undecorated gives the model behind a decorator of ours, or the model itself
	 */
	public ModelHosts(Class<M> modelType, Map<String, Supplier<H>> known, Supplier<H> other,
			UnaryOperator<M> undecorated) {
		this.modelType = modelType;
		this.known = Map.copyOf(known);
		this.other = other;
		this.undecorated = undecorated;
	}

	/**
	 * Finds out who answers.
	 * @param model the model, or a proxy of it
	 * @param name the name under which the application knows it
	 * @return who answers; with an endpoint of its own if it cannot be told
	 */
	public LocatedModel<H> locate(M model, String name) {
		M original = original(model);
		Class<?> type = AopUtils.getTargetClass(original);
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			Supplier<H> host = this.known.get(each.getName());
			if (host != null) {
				LocatedModel<H> located = locate(host.get(), original, name);
				// What a class of the application's adds to it, nobody knows.
				return (each == type) ? located : new LocatedModel<>(located.host(), located.providerId(),
						located.endpoint() + " " + ownPlace(type, original, name));
			}
		}
		H host = this.other.get();
		return new LocatedModel<>(host, host.id(null), ownPlace(type, original, name));
	}

	/**
	 * Two beans of one class of the application's may well talk to different places, and
	 * one bean to another place after a restart: what its fields say belongs to it.
	 */
	private String ownPlace(Class<?> type, Object model, String name) {
		return nameOf(type) + " " + name + " " + OwnState.digest(model, this::inner);
	}

	/**
	 * A model behind one of the application's: by its place, or else by what it holds.
	 */
	private @Nullable Object inner(Object value) {
		if (!this.modelType.isInstance(value)) {
			return null;
		}
		M model = original(this.undecorated.apply(original(this.modelType.cast(value))));
		Supplier<H> known = this.known.get(model.getClass().getName());
		H host = (known != null) ? known.get() : null;
		try {
			String endpoint = (host != null) ? host.endpoint(model) : null;
			return (host != null && endpoint != null) ? endpoint + " " + host.state(model) : model;
		}
		catch (RuntimeException ex) {
			return model;
		}
	}

	/**
	 * The model behind a proxy.
	 * @param model the model, or a proxy of it
	 * @return the model itself if nothing is known to be behind it
	 */
	public M original(M model) {
		Object target = AopProxyUtils.getSingletonTarget(model);
		return this.modelType.isInstance(target) ? this.modelType.cast(target) : model;
	}

	/** A lambda's class has another name in every run. */
	private static String nameOf(Class<?> type) {
		return type.isHidden() ? type.getNestHost().getName() : type.getName();
	}

	private LocatedModel<H> locate(H host, M model, String name) {
		String endpoint = host.endpoint(model);
		if (endpoint == null) {
			logger.warn(("The endpoint of '%s' (%s) cannot be told. Its answers are cached until the application "
					+ "ends and shared with no other model")
				.formatted(name, model.getClass().getName()));
			return new LocatedModel<>(host, host.id(null), name + " " + UUID.randomUUID());
		}
		return new LocatedModel<>(host, host.id(endpoint), endpoint);
	}

}
