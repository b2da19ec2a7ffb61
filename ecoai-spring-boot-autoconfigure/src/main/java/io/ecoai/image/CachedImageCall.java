package io.ecoai.image;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheRequest;
import io.ecoai.cache.Lookup;
import io.ecoai.call.CallPlan;
import io.ecoai.call.Consumption;
import io.ecoai.impact.ImageOutput;
import io.ecoai.usage.Outcome;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.image.ImageResponse;

/**
 * Answers a request for images.
 */
final class CachedImageCall {

	private final ImageRequest request;

	private final CallPlan plan;

	private final ImageModelOrigin origin;

	private final ImageCaching caching;

	CachedImageCall(ImageRequest request, CallPlan plan, ImageModelOrigin origin, ImageCaching caching) {
		this.request = request;
		this.plan = plan;
		this.origin = origin;
		this.caching = caching;
	}

	ImageResponse answer() {
		CacheKey key = this.plan.key();
		if (key == null) {
			return end(this.origin.call(), Outcome.BYPASS);
		}
		CacheRequest<ImageAnswer> question = new CacheRequest<>(key, this.plan.freshness(this.caching.freshness()),
				this.plan.directives(), this.caching.codec(), null, this.request::description);
		if (this.plan.isCacheOnly()) {
			Lookup.Hit<ImageAnswer, ImageResponse> hit = this.caching.cache().find(question);
			if (hit == null) {
				throw this.plan.miss(this.caching.cache().inspection().explain(question));
			}
			return serve(hit.answer(), Outcome.HIT);
		}
		Lookup<ImageAnswer, ImageResponse> lookup = this.caching.cache().get(question, this.origin);
		if (lookup instanceof Lookup.Miss<ImageAnswer, ImageResponse> miss) {
			if (ImageResults.haveUrl(miss.response())) {
				// The cache can take no part in it, as it turns out.
				return end(miss.response(), Outcome.BYPASS);
			}
			this.plan.onMiss();
			return end(miss.response(), Outcome.MISS);
		}
		Lookup.Hit<ImageAnswer, ImageResponse> hit = (Lookup.Hit<ImageAnswer, ImageResponse>) lookup;
		return serve(hit.answer(), hit.stale() ? Outcome.STALE : Outcome.HIT);
	}

	private ImageResponse serve(ImageAnswer answer, Outcome outcome) {
		this.plan.onHit();
		ImageResponse response = answer.toResponse(outcome);
		this.plan.call().end(outcome, () -> consumption(response));
		return response;
	}

	// A model that is not null-safe, such as a mock, may well return null.
	@SuppressWarnings("NullAway")
	private ImageResponse end(@Nullable ImageResponse response, Outcome outcome) {
		if (response == null) {
			this.plan.call().end(outcome);
			return response;
		}
		this.plan.call().end(outcome, () -> consumption(response));
		return ImageMarks.mark(response, outcome);
	}

	/** Of the size that was asked for, or else of that which the image has. */
	private Consumption consumption(ImageResponse response) {
		String size = this.request.size();
		if (size == null || size.equalsIgnoreCase("auto")) {
			size = ImageSize.of(ImageResults.firstBase64(response));
		}
		return new Consumption(null, null,
				new ImageOutput(ImageResults.of(response).size(), size, this.request.quality()));
	}

}
