package io.ecoai.invalidation;

import java.util.Collection;
import java.util.List;

import io.ecoai.cache.FlushFilter;

/**
 * Says that something has changed on which answers depend. Whoever publishes it through
 * Spring's {@link org.springframework.context.ApplicationEventPublisher} removes these
 * answers from the cache, of this instance and of all others that share its store:
 *
 * <pre class="code">
 * publisher.publishEvent(EcoAiInvalidationEvent.ofTags("handbook"));
 * </pre> Within a transaction they leave when it has been committed, and not at all if it
 * is rolled back. Otherwise they have left when {@code publishEvent} returns. A store
 * that fails does not fail the publisher.
 *
 * @param filters an answer leaves if one of them matches it
 */
public record EcoAiInvalidationEvent(List<FlushFilter> filters) {

	public EcoAiInvalidationEvent {
		filters = List.copyOf(filters);
	}

	/**
	 * The answers that depend on one of several things.
	 * @param tags what they are, as callers have named them
	 * @return the event
	 */
	public static EcoAiInvalidationEvent ofTags(String... tags) {
		return ofTags(List.of(tags));
	}

	/**
	 * The answers that depend on one of several things.
	 * @param tags what they are, as callers have named them
	 * @return the event
	 */
	public static EcoAiInvalidationEvent ofTags(Collection<String> tags) {
		return new EcoAiInvalidationEvent(tags.stream().map(FlushFilter::tag).toList());
	}

	/**
	 * The answers that a filter matches.
	 * @param filter the filter
	 * @return the event
	 */
	public static EcoAiInvalidationEvent of(FlushFilter filter) {
		return new EcoAiInvalidationEvent(List.of(filter));
	}

}
