package io.ecoai.chat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import com.anthropic.models.messages.Usage;
import com.google.genai.types.Part;
import com.openai.models.completions.CompletionUsage;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

import org.springframework.ai.anthropic.Citation;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.MessageType;

/**
 * Values of metadata: of the types that providers give, and of others.
 */
final class GeneratedValues {

	private static final int DEPTH = 4;

	private GeneratedValues() {
	}

	/** Values that the codec must restore. */
	static Arbitrary<Object> restorable() {
		return nested(plain(), DEPTH);
	}

	/** Values that the codec may refuse. */
	static Arbitrary<Object> foreign() {
		return nested(Arbitraries.oneOf(plain(), unknown()), 2);
	}

	/** Maps of values that the codec must restore. */
	static Arbitrary<Map<String, Object>> map() {
		return map(restorable());
	}

	static Arbitrary<Map<String, Object>> map(Arbitrary<Object> values) {
		return GeneratedTexts.names()
			.list()
			.uniqueElements()
			.ofMaxSize(4)
			.flatMap((names) -> values.list().ofSize(names.size()).map((all) -> {
				Map<String, Object> map = new LinkedHashMap<>();
				for (int i = 0; i < all.size(); i++) {
					map.put(names.get(i), all.get(i));
				}
				return map;
			}));
	}

	/** What JSON has itself, with which options are filled. */
	static Arbitrary<Object> json() {
		return nested(Arbitraries.oneOf(GeneratedTexts.any().asGeneric(), Arbitraries.integers().asGeneric(),
				Arbitraries.doubles().asGeneric(), Arbitraries.of(true, false).asGeneric()), 3);
	}

	private static Arbitrary<Object> nested(Arbitrary<Object> leaf, int depth) {
		if (depth == 0) {
			return leaf;
		}
		Arbitrary<Object> inner = nested(leaf, depth - 1);
		Arbitrary<Object> list = inner.injectNull(0.1).list().ofMaxSize(3).map((all) -> new ArrayList<>(all));
		Arbitrary<Object> map = map(inner).map((all) -> all.size() % 2 == 0 ? all : new TreeMap<>(all));
		return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, leaf), net.jqwik.api.Tuple.of(1, list),
				net.jqwik.api.Tuple.of(1, map));
	}

	private static Arbitrary<Object> plain() {
		return Arbitraries.oneOf(GeneratedTexts.any().asGeneric(), Arbitraries.integers().asGeneric(),
				Arbitraries.longs().asGeneric(), Arbitraries.shorts().asGeneric(), Arbitraries.bytes().asGeneric(),
				Arbitraries.doubles().asGeneric(), Arbitraries.floats().asGeneric(),
				Arbitraries.bigDecimals().asGeneric(), Arbitraries.bigIntegers().asGeneric(),
				Arbitraries.chars().all().asGeneric(), Arbitraries.of(true, false).asGeneric(),
				Arbitraries.bytes().array(byte[].class).ofMaxSize(64).asGeneric(),
				Arbitraries.integers().list().ofMaxSize(4).map(LinkedHashSet::new).asGeneric(),
				Arbitraries.of(samples()));
	}

	private static List<Object> samples() {
		return List.of(Double.NaN, -0.0, Double.NEGATIVE_INFINITY, Float.NaN, new BigDecimal("1E+400"),
				new BigDecimal("1.10"), BigInteger.TEN.pow(900), Duration.ofSeconds(Long.MIN_VALUE), Duration.ZERO,
				Instant.MIN, Instant.EPOCH, LocalDate.MIN, URI.create("https://example.com/%20?q=%F0#x"),
				URI.create(""), new UUID(0, 0), MessageType.TOOL, new ToolCall("", "function", "a", "\uD83D"),
				Citation.ofCharLocation("cited \uDE00", 0, "title", 1, 2),
				Citation.ofWebSearchResultLocation("cited", "https://example.com", "title"),
				Part.fromText("thought \uD83D\uDE00"),
				CompletionUsage.builder().promptTokens(1).completionTokens(2).totalTokens(3).build(),
				Usage.builder()
					.inputTokens(1)
					.outputTokens(2)
					.cacheCreation(Optional.empty())
					.cacheCreationInputTokens(3)
					.cacheReadInputTokens(Optional.empty())
					.inferenceGeo(Optional.empty())
					.outputTokensDetails(Optional.empty())
					.serverToolUse(Optional.empty())
					.serviceTier(Optional.empty())
					.build());
	}

	private static Arbitrary<Object> unknown() {
		List<Object> values = new ArrayList<>(List.of(new Date(0), new StringBuilder("x"), new int[] { 1 },
				new Object[] { "x" }, Path.of("x"), TimeUnit.DAYS, Optional.of("x"), Optional.empty(), Locale.ROOT,
				new AtomicInteger(1), Pattern.compile("x"), ZonedDateTime.parse("2026-01-02T03:04:05Z"), new Own("x"),
				new Object(), new char[] { 'x' }, String.class, Collections.singletonMap(null, "x"), Map.of(1, "x"),
				Arrays.asList("x", null), "half \uD83D"));
		values.add(Map.of("half \uD83D", "x"));
		values.add(Map.of("n".repeat(60_000), "x"));
		return Arbitraries.of(values);
	}

	record Own(String text) {
	}

}
