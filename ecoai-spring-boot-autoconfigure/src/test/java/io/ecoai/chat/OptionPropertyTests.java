package io.ecoai.chat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ecoai.chat.GeneratedOptions.Setting;
import io.ecoai.key.BeanGetters;
import io.ecoai.key.BeanGetters.Getter;
import io.ecoai.key.UnkeyableRequestException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Options have another key exactly if a getter that is not ignored reads otherwise. Tried
 * with every method of every builder.
 */
class OptionPropertyTests {

	private static final String SEED = "20260104";

	/** What stands in a key before a text of one letter, and without its length. */
	private static final String BORDER = "t\u0000\u0000\u0000\u0001";

	private static final String NO_BORDER = "t\u0000\u0000\u0000\u0000";

	/** What a builder takes and does not keep. */
	private static final Set<String> NOT_KEPT = Set.of("OPENAI.topK", "ANTHROPIC.frequencyPenalty",
			"ANTHROPIC.presencePenalty");

	@Provide
	Arbitrary<GeneratedOptions> options() {
		return GeneratedOptions.any();
	}

	@Property(seed = SEED)
	void everyMethodOfABuilderCountsAsItsGettersSay(@ForAll("options") GeneratedOptions base, @ForAll Random random) {
		for (Method setter : GeneratedOptions.setters(base.kind())) {
			compare(base, base.with(setting(setter, random)));
			compare(base.with(setting(setter, random)), base.with(setting(setter, random)));
		}
	}

	@Property(seed = SEED)
	void copiesAndEqualValuesHaveTheSameKey(@ForAll("options") GeneratedOptions options) {
		ChatOptions one = options.build();
		assertThat(key(options, options.buildAnotherWay())).isEqualTo(key(options, one));
		assertThat(key(options, one.mutate().build())).isEqualTo(key(options, one));
		assertThat(key(options, options.build())).isEqualTo(key(options, one));
	}

	@Example
	void changesEveryGetterThatIsKeyed() {
		Random random = new Random(1);
		for (OptionsKind kind : OptionsKind.values()) {
			GeneratedOptions base = new GeneratedOptions(kind, List.of());
			Set<String> changed = new TreeSet<>();
			for (Method setter : GeneratedOptions.setters(kind)) {
				for (int i = 0; i < 20; i++) {
					changed.addAll(compare(base, base.with(setting(setter, random))));
					changed.addAll(compare(base.with(setting(setter, random)), base.with(setting(setter, random))));
				}
			}
			Set<String> keyed = new BeanGetters().of(kind.builder().build().getClass())
				.stream()
				.map(Getter::name)
				.filter((name) -> !kind.ignored().contains(name) && !NOT_KEPT.contains(kind + "." + name))
				.collect(Collectors.toCollection(TreeSet::new));
			assertThat(changed).as("the getters of %s", kind).containsAll(keyed);
		}
	}

	/** Fields of one request that hold the same text between them. */
	@Property(seed = SEED)
	void textThatMovesBetweenOptionsMakesAnotherKey(@ForAll("options") GeneratedOptions base) {
		List<ChatOptions> moved = Stream
			.of(List.of("abc"), List.of("a", "bc"), List.of("ab", "c"), List.of("a", "b", "c"), List.of("abc", ""),
					List.of("", "abc"), List.of("a", "b" + NO_BORDER + "c"), List.of("a" + NO_BORDER + "b", "c"),
					List.of("a", "b" + BORDER + "c"), List.of("a" + BORDER + "b", "c"))
			.flatMap((texts) -> Stream.of(base.build().mutate().model("m").stopSequences(texts).build(),
					base.build().mutate().stopSequences(texts.subList(1, texts.size())).model(texts.get(0)).build()))
			.toList();
		List<String> keys = moved.stream().map((options) -> key(base, options)).flatMap(Optional::stream).toList();
		assertThat(keys).doesNotHaveDuplicates();
	}

	private static Set<String> compare(GeneratedOptions one, GeneratedOptions other) {
		ChatOptions left = one.build();
		ChatOptions right = other.build();
		Set<String> differences = GeneratedOptions.differences(left, right);
		differences.removeAll(one.kind().ignored());
		Optional<String> leftKey = key(one, left);
		Optional<String> rightKey = key(other, right);
		if (leftKey.isPresent() && rightKey.isPresent()) {
			assertThat(!leftKey.equals(rightKey))
				.as("another key, since %s of these differ: %s and %s", differences, one, other)
				.isEqualTo(!differences.isEmpty());
		}
		return differences;
	}

	private static Optional<String> key(GeneratedOptions generated, ChatOptions options) {
		try {
			return Optional.of(Requests.of(generated.kind().provider(), new Prompt("q", options)).key().value());
		}
		catch (UnkeyableRequestException ex) {
			assertThat(ex).hasMessageContaining("searches the web");
			return Optional.empty();
		}
	}

	private static Setting setting(Method setter, Random random) {
		return GeneratedOptions.settings(setter).generator(1000).next(random).value();
	}

}
