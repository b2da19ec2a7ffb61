package io.ecoai.image;

import java.util.List;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.KeyComponent;
import io.ecoai.call.ModelRequest;
import io.ecoai.endpoint.LocatedModel;
import io.ecoai.key.KeyComponents;
import io.ecoai.key.KeyDigest;
import io.ecoai.key.Text;
import io.ecoai.key.UnkeyableRequestException;
import io.ecoai.usage.PromptType;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.image.ImageMessage;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImageOptions;
import org.springframework.ai.image.ImagePrompt;

/**
 * A request for images as the cache sees it. Used by one caller.
 */
final class ImageRequest implements ModelRequest {

	private static final int SEARCHED_CODE_POINTS = 200;

	private final ImageRequestWalk walk;

	private final LocatedModel<ImageProvider> identity;

	private final Class<?> promptClass;

	private final List<ImageMessage> instructions;

	private final @Nullable ImageOptions asked;

	private final @Nullable ImageOptions options;

	private final String namespace;

	private @Nullable List<KeyComponent> components;

	/**
	 * Creates a request. Fails if the application's own prompt, options or model cannot
	 * be read.
	 * @param model the model that is asked, not a proxy of it
	 */
	ImageRequest(ImageRequestWalk walk, LocatedModel<ImageProvider> identity, ImageModel model, ImagePrompt prompt,
			String namespace) {
		// A model may add to the list while it answers.
		this(walk, identity, prompt.getClass(), List.copyOf(prompt.getInstructions()), prompt.getOptions(),
				identity.host().effectiveOptions(model, prompt.getOptions()), namespace);
	}

	private ImageRequest(ImageRequestWalk walk, LocatedModel<ImageProvider> identity, Class<?> promptClass,
			List<ImageMessage> instructions, @Nullable ImageOptions asked, @Nullable ImageOptions options,
			String namespace) {
		this.walk = walk;
		this.identity = identity;
		this.promptClass = promptClass;
		this.instructions = instructions;
		this.asked = asked;
		this.options = options;
		this.namespace = namespace;
	}

	/** Stands for a request of which nothing is known. It must not be cached. */
	static ImageRequest unreadable(ImageRequestWalk walk, LocatedModel<ImageProvider> identity, String namespace) {
		return new ImageRequest(walk, identity, ImagePrompt.class, List.of(), null, null, namespace);
	}

	/** {@inheritDoc} No request for URLs has one, since its answers expire. */
	@Override
	public CacheKey key() {
		if (this.asked != null) {
			KnownImageOptions.require(this.asked);
		}
		if (this.promptClass != ImagePrompt.class && this.identity.host().seesWholePrompt()) {
			throw new UnkeyableRequestException("the prompt class " + this.promptClass.getName() + " is unknown");
		}
		if (this.options != null && "url".equalsIgnoreCase(this.options.getResponseFormat())) {
			throw new UnkeyableRequestException(whereUrls());
		}
		KeyDigest digest = new KeyDigest();
		this.walk.walk(this.instructions, this.options, this.namespace, digest);
		return digest.key();
	}

	/** Why images that come as URLs are not kept, and what to do about it. */
	String whereUrls() {
		return "images come as URLs, which expire. Base64 is cached: " + this.identity.host().base64Hint();
	}

	@Override
	public List<KeyComponent> components() {
		List<KeyComponent> components = this.components;
		if (components == null) {
			KeyComponents sink = new KeyComponents();
			this.walk.walk(this.instructions, this.options, this.namespace, sink);
			components = sink.components();
			this.components = components;
		}
		return components;
	}

	@Override
	public EntryDescription description() {
		return new EntryDescription(this.identity.providerId(), model(), this.namespace,
				Text.beginning(promptText(), SEARCHED_CODE_POINTS), components());
	}

	@Override
	public String model() {
		String model = (this.options != null) ? this.options.getModel() : null;
		return (model != null) ? model : "unknown";
	}

	@Override
	public String promptText() {
		String text = this.instructions.isEmpty() ? null : this.instructions.get(0).getText();
		return (text != null) ? text : "";
	}

	@Override
	public String namespace() {
		return this.namespace;
	}

	@Override
	public PromptType promptType() {
		return PromptType.IMAGE_OUTPUT;
	}

	/** How many images are asked for; one where the request leaves it to the model. */
	int count() {
		Integer count = (this.options != null) ? this.options.getN() : null;
		return (count != null) ? count : 1;
	}

	/** Their size in the provider's words, or {@code null}. */
	@Nullable String size() {
		return (this.options != null) ? this.identity.host().size(this.options) : null;
	}

	/** Their quality in the provider's words, or {@code null}. */
	@Nullable String quality() {
		return (this.options != null) ? this.identity.host().quality(this.options) : null;
	}

}
