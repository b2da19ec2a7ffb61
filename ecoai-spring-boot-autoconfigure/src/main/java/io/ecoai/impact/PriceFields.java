package io.ecoai.impact;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The price fields of a rule or a tier while they are checked: which of them belong
 * together and what may stand in them.
 */
final class PriceFields {

	private static final String PER_MILLION_TOKENS = "an amount of zero or more per million tokens";

	private final Map<String, Object> given = new HashMap<>();

	private final String prefix;

	/**
	 * Creates an empty set.
	 * @param prefix what the fields are in, such as {@code tiers.}
	 */
	PriceFields(String prefix) {
		this.prefix = prefix;
	}

	PriceFields add(String field, @Nullable Object value) {
		if (value != null) {
			this.given.put(field, value);
		}
		return this;
	}

	void check() {
		if (this.given.containsKey("per-image")) {
			checkPerImage();
		}
		else if (this.given.containsKey("image-input") || this.given.containsKey("image-output")) {
			checkImageTokens();
		}
		else {
			checkTokens();
		}
	}

	private void checkTokens() {
		leaveOut("where 'per-image' is missing", "quality", "size");
		require("input", PER_MILLION_TOKENS);
		require("output", PER_MILLION_TOKENS);
		allow("cache-read");
		allow("cache-write");
	}

	private void checkImageTokens() {
		leaveOut("where 'per-image' is missing", "quality", "size");
		require("input", PER_MILLION_TOKENS);
		require("image-output", PER_MILLION_TOKENS);
		allow("image-input");
		leaveOut("where images are charged by tokens; text takes a rule of its own", "output", "cache-read",
				"cache-write", "tiers");
	}

	private void checkPerImage() {
		require("per-image", "an amount of zero or more for each image");
		leaveOut("where 'per-image' is given; tokens take a rule of their own", "input", "output", "cache-read",
				"cache-write", "tiers", "image-input", "image-output");
		for (String field : new String[] { "quality", "size" }) {
			Object value = this.given.getOrDefault(field, "any");
			InvalidRuleException.unless(!value.toString().isBlank(), this.prefix + field, value,
					"a " + field + " as the application asks for it, or left out for any");
		}
	}

	private void require(String field, String allowed) {
		InvalidRuleException.unless(this.given.get(field) instanceof BigDecimal price && price.signum() >= 0,
				this.prefix + field, this.given.get(field), allowed);
	}

	private void allow(String field) {
		if (this.given.containsKey(field)) {
			require(field, PER_MILLION_TOKENS);
		}
	}

	private void leaveOut(String where, String... fields) {
		for (String field : fields) {
			InvalidRuleException.unless(!this.given.containsKey(field), this.prefix + field, this.given.get(field),
					"left out " + where);
		}
	}

}
