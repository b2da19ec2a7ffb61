package io.ecoai.image;

import io.ecoai.cache.Origin;
import io.ecoai.call.CallPlan;
import io.ecoai.call.CalledModel;
import io.ecoai.control.CurrentDirectives;
import io.ecoai.endpoint.ProviderFailures;
import io.ecoai.value.UnrestorableAnswerException;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;

/**
 * The decorated model as the cache asks it, for one call.
 */
final class ImageModelOrigin implements Origin<ImageAnswer, ImageResponse> {

	private final ImageModel delegate;

	private final ImagePrompt prompt;

	private final ImageRequest request;

	private final CallPlan plan;

	private final CalledModel model;

	ImageModelOrigin(ImageModel delegate, ImagePrompt prompt, ImageRequest request, CallPlan plan, CalledModel model) {
		this.delegate = delegate;
		this.prompt = prompt;
		this.request = request;
		this.plan = plan;
		this.model = model;
	}

	/** What a prompt carries, the model does not see, but decorated models behind it. */
	@Override
	public ImageResponse call() {
		return CurrentDirectives.during(this.plan.directives(),
				() -> this.plan.call().leadTo(() -> this.delegate.call(this.prompt)));
	}

	@Override
	public Object client() {
		return this.model;
	}

	@Override
	public boolean isNested() {
		return this.plan.call().isNested();
	}

	@Override
	public @Nullable ImageAnswer toAnswer(@Nullable ImageResponse response) {
		if (response == null) {
			return null;
		}
		if (ImageResults.haveUrl(response)) {
			this.model.tellUncached("Calls", this.request.whereUrls());
			return null;
		}
		try {
			return ImageAnswerCapture.capture(response);
		}
		catch (UnrestorableAnswerException ex) {
			this.model.tellUncached("Answers", String.valueOf(ex.getMessage()));
			return null;
		}
	}

	@Override
	public boolean admits(ImageResponse response) {
		if (this.plan.call().leansOnStale() || !ImageMarks.mayBeKept(response)) {
			// What a decorated model further in has kept is as old as it is there.
			return false;
		}
		if (ImageResults.areComplete(response, this.request.count())) {
			return true;
		}
		this.model.tellUncached("Answers", "they have fewer images than were asked for");
		return false;
	}

	@Override
	public boolean isOutOfOrder(Throwable failure) {
		return ProviderFailures.isOutOfOrder(failure);
	}

}
