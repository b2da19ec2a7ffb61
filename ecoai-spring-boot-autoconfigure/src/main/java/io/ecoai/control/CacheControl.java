package io.ecoai.control;

import java.time.Duration;

import io.ecoai.cache.CacheDirectives;

import org.springframework.ai.chat.client.advisor.api.CallAdvisor;
import org.springframework.ai.chat.client.advisor.api.StreamAdvisor;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.image.ImagePrompt;

/**
 * Says for one call what the cache may do, in the terms of HTTP's {@code Cache-Control}
 * (RFC 9111, RFC 5861). An advisor for a chat client, and {@link #applyTo} for a model
 * that is called directly:
 *
 * <pre class="code">
 * chatClient.prompt().user("…").advisors(CacheControl.noStore()).call();
 * chatModel.call(CacheControl.maxAge(Duration.ofMinutes(5)).exactOnly().applyTo(prompt));
 * </pre>
 *
 * Directives combine. Of several advisors of one call, the shortest time holds, since
 * Spring AI keeps no order among them; for the same reason only one of them should name a
 * namespace. None of it reaches the provider, chat memory or tools, and nothing but the
 * namespace is part of a key. In replay mode, where no provider is asked, every directive
 * that would lead to one has no effect. Immutable.
 */
public sealed interface CacheControl extends CallAdvisor, StreamAdvisor permits CombinedCacheControl {

	/**
	 * Asks the provider, whatever is kept, and keeps the new answer in its place (RFC
	 * 9111, 5.2.1.4).
	 * @return the directive
	 */
	static CombinedCacheControl noCache() {
		return CombinedCacheControl.NONE.noCache();
	}

	/**
	 * Keeps nothing of this call. A kept answer is served all the same (RFC 9111,
	 * 5.2.1.5).
	 * @return the directive
	 */
	static CombinedCacheControl noStore() {
		return CombinedCacheControl.NONE.noStore();
	}

	/**
	 * Goes to the provider past the cache: nothing is read and nothing is kept.
	 * @return the directive
	 */
	static CombinedCacheControl bypass() {
		return CombinedCacheControl.NONE.bypass();
	}

	/**
	 * Never asks the provider: without a fresh answer the call fails with a
	 * {@code CacheMissException} (RFC 9111, 5.2.1.7).
	 * @return the directive
	 */
	static CombinedCacheControl onlyIfCached() {
		return CombinedCacheControl.NONE.onlyIfCached();
	}

	/**
	 * Accepts no answer that is this old or older, in any mode (RFC 9111, 5.2.1.1).
	 * @param age the age from which an answer is too old
	 * @return the directive
	 * @throws IllegalArgumentException if it is negative
	 */
	static CombinedCacheControl maxAge(Duration age) {
		return CombinedCacheControl.NONE.maxAge(age);
	}

	/**
	 * Lets the answer that this call brings live for so long, for all who ask and in any
	 * mode. Zero lets it expire at once.
	 * @param ttl the time to live
	 * @return the directive
	 * @throws IllegalArgumentException if it is negative
	 */
	static CombinedCacheControl ttl(Duration ttl) {
		return CombinedCacheControl.NONE.ttl(ttl);
	}

	/**
	 * Accepts an answer for so long past its time if the provider fails with a timeout, a
	 * 429 or a 5xx (RFC 5861, 4).
	 * @param window how long
	 * @return the directive
	 * @throws IllegalArgumentException if it is negative
	 */
	static CombinedCacheControl staleIfError(Duration window) {
		return CombinedCacheControl.NONE.staleIfError(window);
	}

	/**
	 * Accepts only an answer to the very same request, none to a similar one.
	 * @return the directive
	 */
	static CombinedCacheControl exactOnly() {
		return CombinedCacheControl.NONE.exactOnly();
	}

	/**
	 * Reads and keeps in this namespace, whatever a {@code NamespaceResolver} says.
	 * @param namespace its name
	 * @return the directive
	 * @throws IllegalArgumentException if it is blank
	 */
	static CombinedCacheControl namespace(String namespace) {
		return CombinedCacheControl.NONE.namespace(namespace);
	}

	/**
	 * Names what the answer depends on, so that it can be removed when that changes. An
	 * answer that was kept without one of these tags does not serve this call.
	 * @param tags the tags
	 * @return the directive
	 * @throws IllegalArgumentException if one of them is blank
	 */
	static CombinedCacheControl tags(String... tags) {
		return CombinedCacheControl.NONE.tags(tags);
	}

	/**
	 * Gives the directives to a prompt, for a chat model that is called with it directly.
	 * A chat client takes such a prompt apart: there, use the advisor. Apply them last:
	 * what {@link Prompt#mutate()} builds of the prompt does not carry them.
	 * @param prompt the prompt, which stays as it is
	 * @return a prompt that carries the directives, and those it carried before
	 */
	Prompt applyTo(Prompt prompt);

	/**
	 * Gives the directives to a prompt for an image model.
	 * @param prompt the prompt, which stays as it is
	 * @return a prompt that carries the directives, and those it carried before
	 */
	ImagePrompt applyTo(ImagePrompt prompt);

	/**
	 * What is asked of the cache.
	 * @return the directives
	 */
	CacheDirectives directives();

}
