package io.ecoai.control;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.ecoai.cache.CacheDirectives;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.client.ChatClientRequest;
import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.client.advisor.api.CallAdvisorChain;
import org.springframework.ai.chat.client.advisor.api.StreamAdvisorChain;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.core.Ordered;

/**
 * Directives to which more can be added. The methods mean what those of
 * {@link CacheControl} mean. Immutable: each returns new directives.
 */
public final class CombinedCacheControl implements CacheControl {

	static final CombinedCacheControl NONE = new CombinedCacheControl(CacheDirectives.NONE);

	/**
	 * Inside everything that could run tools, and outside of what decorates a chat
	 * client's calls.
	 */
	private static final int ORDER = Ordered.LOWEST_PRECEDENCE - 2;

	private final CacheDirectives directives;

	private CombinedCacheControl(CacheDirectives directives) {
		this.directives = directives;
	}

	/**
	 * Adds {@link CacheControl#noCache()}.
	 * @return all directives
	 */
	public CombinedCacheControl noCache() {
		return new CombinedCacheControl(this.directives.withNoCache());
	}

	/**
	 * Adds {@link CacheControl#noStore()}.
	 * @return all directives
	 */
	public CombinedCacheControl noStore() {
		return new CombinedCacheControl(this.directives.withNoStore());
	}

	/**
	 * Adds {@link CacheControl#bypass()}.
	 * @return all directives
	 */
	public CombinedCacheControl bypass() {
		return noCache().noStore();
	}

	/**
	 * Adds {@link CacheControl#onlyIfCached()}.
	 * @return all directives
	 */
	public CombinedCacheControl onlyIfCached() {
		return new CombinedCacheControl(this.directives.withOnlyIfCached());
	}

	/**
	 * Adds {@link CacheControl#exactOnly()}.
	 * @return all directives
	 */
	public CombinedCacheControl exactOnly() {
		return new CombinedCacheControl(this.directives.withExactOnly());
	}

	/**
	 * Adds {@link CacheControl#maxAge}.
	 * @param age the age from which an answer is too old
	 * @return all directives
	 */
	public CombinedCacheControl maxAge(Duration age) {
		return new CombinedCacheControl(this.directives.withMaxAge(Objects.requireNonNull(age, "age")));
	}

	/**
	 * Adds {@link CacheControl#ttl}.
	 * @param ttl the time to live
	 * @return all directives
	 */
	public CombinedCacheControl ttl(Duration ttl) {
		return new CombinedCacheControl(this.directives.withTtl(Objects.requireNonNull(ttl, "ttl")));
	}

	/**
	 * Adds {@link CacheControl#staleIfError}.
	 * @param window how long past its time an answer is accepted
	 * @return all directives
	 */
	public CombinedCacheControl staleIfError(Duration window) {
		return new CombinedCacheControl(this.directives.withStaleIfError(Objects.requireNonNull(window, "window")));
	}

	/**
	 * Adds {@link CacheControl#namespace}.
	 * @param namespace its name
	 * @return all directives
	 */
	public CombinedCacheControl namespace(String namespace) {
		return new CombinedCacheControl(this.directives.withNamespace(Objects.requireNonNull(namespace, "namespace")));
	}

	/**
	 * Adds {@link CacheControl#tags}.
	 * @param tags the tags, beside those there are
	 * @return all directives
	 */
	public CombinedCacheControl tags(String... tags) {
		return new CombinedCacheControl(this.directives.withTags(Set.copyOf(List.of(tags))));
	}

	@Override
	public Prompt applyTo(Prompt prompt) {
		return (prompt instanceof ControlledPrompt controlled)
				? new ControlledPrompt(controlled.original(), controlled.directives().and(this.directives))
				: new ControlledPrompt(prompt, this.directives);
	}

	@Override
	public ImagePrompt applyTo(ImagePrompt prompt) {
		return (prompt instanceof ControlledImagePrompt controlled)
				? new ControlledImagePrompt(controlled.original(), controlled.directives().and(this.directives))
				: new ControlledImagePrompt(prompt, this.directives);
	}

	@Override
	public CacheDirectives directives() {
		return this.directives;
	}

	@Override
	public ChatClientResponse adviseCall(ChatClientRequest request, CallAdvisorChain chain) {
		return CurrentDirectives.during(this.directives, () -> chain.nextCall(request));
	}

	@Override
	public Flux<ChatClientResponse> adviseStream(ChatClientRequest request, StreamAdvisorChain chain) {
		return CurrentDirectives.during(this.directives,
				CurrentDirectives.during(this.directives, () -> chain.nextStream(request)));
	}

	@Override
	public String getName() {
		return "ecoai.cache-control";
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public String toString() {
		return this.directives.toString();
	}

}
