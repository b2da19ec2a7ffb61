package io.ecoai.image;

import java.util.Set;

import io.ecoai.endpoint.ModelHost;
import io.ecoai.key.KeyedOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImageOptions;

/**
 * What is particular to the image models of one provider.
 */
interface ImageProvider extends ModelHost<ImageModel> {

	/**
	 * The options as the provider will be sent them: image models merge those of a prompt
	 * over their own.
	 * @param model the model, not a proxy of it
	 * @param asked the options of the prompt, if it has any
	 * @return the options, or {@code null} if there are none
	 */
	@Nullable ImageOptions effectiveOptions(ImageModel model, @Nullable ImageOptions asked);

	/**
	 * The options that cannot change an answer. All others are part of the key.
	 * @return the names of properties
	 */
	Set<String> ignoredOptions();

	@Override
	default String state(ImageModel model) {
		return KeyedOptions.digest(effectiveOptions(model, null), ignoredOptions()::contains);
	}

	/**
	 * Whether a model may look at everything in a prompt, because nothing is known of
	 * what it does.
	 * @return {@code false} if it sees instructions and options alone
	 */
	boolean seesWholePrompt();

	/**
	 * The size that is asked for.
	 * @param options the effective options
	 * @return the size in the provider's words, or {@code null} if that is left to the
	 * model
	 */
	default @Nullable String size(ImageOptions options) {
		Integer width = options.getWidth();
		Integer height = options.getHeight();
		return (width != null && height != null) ? width + "x" + height : null;
	}

	/**
	 * The quality that is asked for.
	 * @param options the effective options
	 * @return the quality in the provider's words, or {@code null} if that is left to the
	 * model
	 */
	default @Nullable String quality(ImageOptions options) {
		return null;
	}

	/**
	 * How to get images as Base64.
	 * @return what to do, as the end of a sentence
	 */
	String base64Hint();

}
