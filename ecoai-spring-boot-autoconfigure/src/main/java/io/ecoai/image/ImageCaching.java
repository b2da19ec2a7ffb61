package io.ecoai.image;

import java.util.Map;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ecoai.cache.FreshnessPolicy;
import io.ecoai.cache.Namespaces;
import io.ecoai.cache.ResponseCache;
import io.ecoai.call.CalledModel;
import io.ecoai.call.NestedCalls;
import io.ecoai.endpoint.LocatedModel;
import io.ecoai.endpoint.ModelHosts;
import io.ecoai.key.BeanGetters;
import io.ecoai.key.CanonicalValues;
import io.ecoai.settings.LiveSettings;
import io.ecoai.usage.UsagePublisher;
import io.ecoai.value.SdkValues;
import io.ecoai.value.StoredTypes;

import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.util.ClassUtils;

/**
 * Makes the decorators of an application's image models, which share one cache and one
 * log. Thread-safe.
 */
public final class ImageCaching {

	private final ModelHosts<ImageModel, ImageProvider> hosts = new ModelHosts<>(ImageModel.class,
			Map.of("org.springframework.ai.openai.OpenAiImageModel", OpenAiImageProvider::new), OtherImageProvider::new,
			(model) -> (model instanceof CachingImageModel caching) ? caching.original() : model);

	/** By identity, as weak keys are: equal models may still talk to different places. */
	private final Cache<ImageModel, ImageModelContext> contexts = Caffeine.newBuilder().weakKeys().build();

	private final NestedCalls nested = new NestedCalls();

	private final BeanGetters getters = new BeanGetters();

	private final CanonicalValues values;

	private final ImageAnswerCodec codec;

	private final ResponseCache cache;

	private final LiveSettings settings;

	private final FreshnessPolicy freshness;

	private final Namespaces namespaces;

	private final UsagePublisher usage;

	/**
	 * Creates the factory.
	 * @param cache keeps the answers
	 * @param settings the settings in force
	 * @param freshness how old an answer may be
	 * @param namespaces tell whose calls see each other's answers
	 * @param usage hears of every call
	 */
	public ImageCaching(ResponseCache cache, LiveSettings settings, FreshnessPolicy freshness, Namespaces namespaces,
			UsagePublisher usage) {
		ClassLoader classLoader = ClassUtils.getDefaultClassLoader();
		this.values = new CanonicalValues(SdkValues.present(classLoader));
		this.codec = new ImageAnswerCodec(new StoredTypes(SdkValues.present(classLoader), classLoader));
		this.cache = cache;
		this.settings = settings;
		this.freshness = freshness;
		this.namespaces = namespaces;
		this.usage = usage;
	}

	/**
	 * Decorates a model.
	 * @param delegate the model to call
	 * @param original the model that {@code delegate} stands for, which tells whose
	 * answers these are; the same object where nothing stands in between
	 * @param name the name under which the application knows the model
	 * @return the decorator, or {@code delegate} itself if it is one
	 */
	public ImageModel decorate(ImageModel delegate, ImageModel original, String name) {
		if (delegate instanceof CachingImageModel) {
			return delegate;
		}
		ImageModelContext context = this.contexts.get(original, (model) -> context(model, name));
		return new CachingImageModel(delegate, this.hosts.original(original), context, this);
	}

	/**
	 * Decorates a model that is one of several of its name. Where nothing tells what such
	 * a model talks to, its answers are its own.
	 * @param delegate the model to call
	 * @param original the model that {@code delegate} stands for
	 * @param name what to call the model in the log
	 * @return the decorator, or {@code delegate} itself if it is one
	 */
	public ImageModel decorateInstance(ImageModel delegate, ImageModel original, String name) {
		ImageModelContext context = this.contexts.getIfPresent(original);
		return decorate(delegate, original,
				(context != null) ? context.model().name() : name + " " + UUID.randomUUID());
	}

	private ImageModelContext context(ImageModel model, String name) {
		LocatedModel<ImageProvider> identity = this.hosts.locate(model, name);
		return new ImageModelContext(identity, new CalledModel(name, identity.providerId(), this.usage, this.nested));
	}

	ImageRequest request(LocatedModel<ImageProvider> identity, ImageModel model, ImagePrompt prompt, String namespace) {
		return new ImageRequest(walk(identity), identity, model, prompt, namespace);
	}

	ImageRequest unreadable(LocatedModel<ImageProvider> identity, String namespace) {
		return ImageRequest.unreadable(walk(identity), identity, namespace);
	}

	private ImageRequestWalk walk(LocatedModel<ImageProvider> identity) {
		return new ImageRequestWalk(this.getters, this.values, identity);
	}

	ResponseCache cache() {
		return this.cache;
	}

	LiveSettings settings() {
		return this.settings;
	}

	FreshnessPolicy freshness() {
		return this.freshness;
	}

	Namespaces namespaces() {
		return this.namespaces;
	}

	ImageAnswerCodec codec() {
		return this.codec;
	}

}
