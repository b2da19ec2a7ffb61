package io.ecoai.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ecoai.semantic.MatchMode;

import org.springframework.boot.convert.DurationStyle;

/**
 * One live setting: its key in the settings file, its property, and how its value is
 * spelled.
 */
public enum Setting {

	/** See {@link EcoAiSettings#cachingEnabled()}. */
	CACHING_ENABLED("cachingEnabled", "ecoai.caching-enabled") {

		@Override
		public Object get(EcoAiSettings settings) {
			return settings.cachingEnabled();
		}

		@Override
		EcoAiSettings set(EcoAiSettings settings, Object value) {
			return settings.withCachingEnabled((Boolean) value);
		}

		@Override
		public Object parse(String text) {
			return parseBoolean(text);
		}

	},

	/** See {@link EcoAiSettings#mode()}. */
	MODE("mode", "ecoai.mode") {

		@Override
		public Object get(EcoAiSettings settings) {
			return settings.mode();
		}

		@Override
		EcoAiSettings set(EcoAiSettings settings, Object value) {
			return settings.withMode((Mode) value);
		}

		@Override
		public Object parse(String text) {
			return Stream.of(Mode.values())
				.filter((mode) -> mode.id().equals(text.toLowerCase(Locale.ROOT)))
				.findFirst()
				.orElseThrow(
						() -> rejected(text, Stream.of(Mode.values()).map(Mode::id).collect(Collectors.joining(", "))));
		}

		@Override
		public Object toJson(EcoAiSettings settings) {
			return settings.mode().id();
		}

	},

	/** See {@link EcoAiSettings#ttl()}. */
	TTL("ttl", "ecoai.ttl") {

		@Override
		public Object get(EcoAiSettings settings) {
			return settings.ttl();
		}

		@Override
		EcoAiSettings set(EcoAiSettings settings, Object value) {
			return settings.withTtl((Duration) value);
		}

		@Override
		public Object parse(String text) {
			try {
				Duration ttl = SECONDS.matcher(text).matches() ? ofSeconds(new BigDecimal(text))
						: DurationStyle.detectAndParse(text, ChronoUnit.SECONDS);
				if (!ttl.isNegative()) {
					return ttl;
				}
			}
			catch (IllegalArgumentException | ArithmeticException ex) {
				// Told below, in the words of the setting.
			}
			throw rejected(text, "seconds, or a duration such as 90m or PT2H, not negative");
		}

		@Override
		public Object toJson(EcoAiSettings settings) {
			Duration ttl = settings.ttl();
			// Whole seconds stay a whole number, which other EcoAI libraries write.
			return (ttl.getNano() == 0) ? (Object) ttl.toSeconds()
					: BigDecimal.valueOf(ttl.toSeconds())
						.add(BigDecimal.valueOf(ttl.getNano(), 9))
						.stripTrailingZeros();
		}

		private static Duration ofSeconds(BigDecimal seconds) {
			BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
			return Duration.ofSeconds(parts[0].longValueExact(), parts[1].movePointRight(9).longValue());
		}

	},

	/** See {@link EcoAiSettings#semanticEnabled()}. */
	SEMANTIC_ENABLED("semanticEnabled", "ecoai.semantic.enabled") {

		@Override
		public Object get(EcoAiSettings settings) {
			return settings.semanticEnabled();
		}

		@Override
		EcoAiSettings set(EcoAiSettings settings, Object value) {
			return settings.withSemanticEnabled((Boolean) value);
		}

		@Override
		public Object parse(String text) {
			return parseBoolean(text);
		}

	},

	/** See {@link EcoAiSettings#semanticMatch()}. */
	SEMANTIC_MATCH("semanticMatch", "ecoai.semantic.match") {

		@Override
		public Object get(EcoAiSettings settings) {
			return settings.semanticMatch();
		}

		@Override
		EcoAiSettings set(EcoAiSettings settings, Object value) {
			return settings.withSemanticMatch((MatchMode) value);
		}

		@Override
		public Object parse(String text) {
			return switch (text.toLowerCase(Locale.ROOT)) {
				case "strict" -> MatchMode.STRICT;
				case "similar" -> MatchMode.SIMILAR;
				default -> throw rejected(text, "strict, similar");
			};
		}

		@Override
		public Object toJson(EcoAiSettings settings) {
			return settings.semanticMatch().name().toLowerCase(Locale.ROOT);
		}

	},

	/**
	 * See {@link EcoAiSettings#semanticThreshold()}. Its values are {@link Optional}s,
	 * since the default of the match is one of them.
	 */
	SEMANTIC_THRESHOLD("semanticThreshold", "ecoai.semantic.threshold") {

		@Override
		public Object get(EcoAiSettings settings) {
			return Optional.ofNullable(settings.semanticThreshold());
		}

		@Override
		EcoAiSettings set(EcoAiSettings settings, Object value) {
			return settings.withSemanticThreshold((Double) ((Optional<?>) value).orElse(null));
		}

		@Override
		public Object parse(String text) {
			if (text.equals(BY_MATCH)) {
				return Optional.empty();
			}
			try {
				double threshold = Double.parseDouble(text);
				if (threshold >= 0 && threshold <= 1) {
					return Optional.of(threshold);
				}
			}
			catch (NumberFormatException ex) {
				// Told below, in the words of the setting.
			}
			throw rejected(text, "a cosine from 0 to 1, or default for the one of the match");
		}

		@Override
		public Object toJson(EcoAiSettings settings) {
			Double threshold = settings.semanticThreshold();
			return (threshold != null) ? threshold : BY_MATCH;
		}

	},

	/** See {@link EcoAiSettings#semanticShadow()}. */
	SEMANTIC_SHADOW("semanticShadow", "ecoai.semantic.shadow") {

		@Override
		public Object get(EcoAiSettings settings) {
			return settings.semanticShadow();
		}

		@Override
		EcoAiSettings set(EcoAiSettings settings, Object value) {
			return settings.withSemanticShadow((Boolean) value);
		}

		@Override
		public Object parse(String text) {
			return parseBoolean(text);
		}

	};

	/** The threshold that nobody has set. */
	private static final String BY_MATCH = "default";

	/** Seconds as other languages write them. */
	private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?([eE]-[0-9])?");

	private final String key;

	private final String property;

	Setting(String key, String property) {
		this.key = key;
		this.property = property;
	}

	/**
	 * Finds a setting by its key.
	 * @param key the key, such as {@code cachingEnabled}
	 * @return the setting, if there is one
	 */
	public static Optional<Setting> forKey(String key) {
		return Arrays.stream(values()).filter((setting) -> setting.key.equals(key)).findFirst();
	}

	/**
	 * The key in the settings file and the endpoint.
	 * @return the key, such as {@code cachingEnabled}
	 */
	public String key() {
		return this.key;
	}

	/**
	 * The configuration property that pins the setting.
	 * @return the property, such as {@code ecoai.caching-enabled}
	 */
	public String property() {
		return this.property;
	}

	/**
	 * The value that some settings give it.
	 * @param settings the settings
	 * @return the value
	 */
	public abstract Object get(EcoAiSettings settings);

	abstract EcoAiSettings set(EcoAiSettings settings, Object value);

	/**
	 * Reads a value.
	 * @param text the value as text
	 * @return the value, to be used with this setting
	 * @throws IllegalArgumentException if the text is no such value; the message says
	 * what is
	 */
	public abstract Object parse(String text);

	/**
	 * Changes one value.
	 * @param settings the settings
	 * @param text the new value as text
	 * @return the settings with the new value
	 * @throws IllegalArgumentException if the text is no such value; the message says
	 * what is
	 */
	public EcoAiSettings with(EcoAiSettings settings, String text) {
		return set(settings, parse(text));
	}

	/**
	 * The value as it stands in the settings file.
	 * @param settings the settings
	 * @return a boolean, a number or a string
	 */
	public Object toJson(EcoAiSettings settings) {
		return get(settings);
	}

	Object parseBoolean(String text) {
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "true" -> true;
			case "false" -> false;
			default -> throw rejected(text, "true or false");
		};
	}

	IllegalArgumentException rejected(String text, String allowed) {
		return new IllegalArgumentException("'%s' is no value for %s: use %s".formatted(text, this.key, allowed));
	}

}
