package io.ecoai.report;

import java.util.Map;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;

/**
 * The conditions of a flush as they were asked for. An empty value is a condition too: it
 * must not widen what leaves.
 */
final class FlushRequest {

	private FlushRequest() {
	}

	static FlushFilter filter(Parameters parameters) {
		FlushFilter filter = FlushFilter.all();
		for (Map.Entry<String, String> condition : parameters.values().entrySet()) {
			filter = filter.and(condition(condition.getKey(), condition.getValue()));
		}
		return filter;
	}

	private static FlushFilter condition(String name, String value) {
		return switch (name) {
			case "pattern" -> FlushFilter.pattern(value);
			case "model" -> FlushFilter.model(value);
			case "key" -> FlushFilter.key(new CacheKey(value));
			case "tag" -> FlushFilter.tag(value);
			case "namespace" -> FlushFilter.namespace(value);
			default -> throw new RefusedParameterException(
					"Unknown: %s. Known are key, model, namespace, pattern, tag".formatted(name));
		};
	}

}
