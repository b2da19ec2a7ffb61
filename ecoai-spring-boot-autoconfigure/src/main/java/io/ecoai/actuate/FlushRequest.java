package io.ecoai.actuate;

import java.util.function.Function;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a flush as they were asked for. An empty value is a condition too: it
 * must not widen what leaves.
 */
final class FlushRequest {

	private FlushRequest() {
	}

	static FlushFilter filter(@Nullable String pattern, @Nullable String model, @Nullable String key,
			@Nullable String tag, @Nullable String namespace) {
		FlushFilter filter = FlushFilter.all();
		filter = and(filter, pattern, FlushFilter::pattern);
		filter = and(filter, model, FlushFilter::model);
		filter = and(filter, key, (value) -> FlushFilter.key(new CacheKey(value)));
		filter = and(filter, tag, FlushFilter::tag);
		return and(filter, namespace, FlushFilter::namespace);
	}

	private static FlushFilter and(FlushFilter filter, @Nullable String value,
			Function<String, FlushFilter> condition) {
		return (value != null) ? filter.and(condition.apply(value)) : filter;
	}

}
