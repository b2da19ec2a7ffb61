package io.ecoai.image;

import io.ecoai.cache.CacheDirectives;
import io.ecoai.call.CallNamespace;
import io.ecoai.call.CallPlan;
import io.ecoai.control.ControlledImagePrompt;
import io.ecoai.control.CurrentDirectives;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.usage.Outcome;
import reactor.util.context.Context;

import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;

/**
 * An image model that answers from the cache what it has answered before. The model that
 * it decorates is called exactly once for each call that the cache does not answer, and
 * what it throws reaches the caller as it is. Images are kept as Base64; answers that are
 * URLs are not, since they expire. Every response says in its metadata where it came from
 * ({@link Outcome#METADATA_KEY}), unless the metadata is of a class that cannot be
 * copied; everything else in it is what the provider returned. Thread-safe if the
 * decorated model is.
 */
public class CachingImageModel implements ImageModel {

	private final ImageModel delegate;

	private final ImageModel original;

	private final ImageModelContext context;

	private final ImageCaching caching;

	CachingImageModel(ImageModel delegate, ImageModel original, ImageModelContext context, ImageCaching caching) {
		this.delegate = delegate;
		this.original = original;
		this.context = context;
		this.caching = caching;
	}

	@Override
	public ImageResponse call(ImagePrompt asked) {
		this.context.model().prepare();
		ImagePrompt prompt = asked;
		CacheDirectives directives = CurrentDirectives.ofThread();
		if (asked instanceof ControlledImagePrompt controlled) {
			prompt = controlled.original();
			directives = controlled.directives().within(directives);
		}
		EcoAiSettings settings = this.caching.settings().current();
		CallNamespace namespace = CallNamespace.of(this.caching.namespaces(), settings, directives, Context.empty());
		ImageRequest request;
		String obstacle = namespace.obstacle();
		try {
			request = this.caching.request(this.context.identity(), this.original, prompt, namespace.name());
		}
		catch (RuntimeException | LinkageError ex) {
			// What is wrong with it is for the model to say.
			request = this.caching.unreadable(this.context.identity(), namespace.name());
			obstacle = "the request cannot be read (%s)".formatted(ex.getClass().getName());
		}
		CallPlan plan = CallPlan.begin(this.context.model(), request, settings, directives, obstacle);
		ImageModelOrigin origin = new ImageModelOrigin(this.delegate, prompt, request, plan, this.context.model());
		try {
			return new CachedImageCall(request, plan, origin, this.caching).answer();
		}
		catch (Throwable ex) {
			plan.call().end(Outcome.ERROR);
			throw ex;
		}
	}

	ImageModel original() {
		return this.original;
	}

	@Override
	public String toString() {
		return "Caching " + this.delegate;
	}

}
