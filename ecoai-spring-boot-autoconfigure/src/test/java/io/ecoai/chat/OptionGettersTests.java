package io.ecoai.chat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ecoai.key.BeanGetters;
import io.ecoai.key.KeyDigest;
import io.ecoai.key.ValueFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.google.genai.GoogleGenAiChatOptions;
import org.springframework.ai.ollama.api.OllamaChatOptions;
import org.springframework.ai.openai.OpenAiChatOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A new release of Spring AI may bring options that change answers. Somebody has to
 * decide about each of them.
 */
class OptionGettersTests {

	private static final String APPROVED = "option-getters.txt";

	private static final Map<Class<?>, ChatProvider> PROVIDERS = Map.of(OpenAiChatOptions.class, new OpenAiProvider(),
			AnthropicChatOptions.class, new AnthropicProvider(), GoogleGenAiChatOptions.class,
			new GoogleGenAiProvider(), OllamaChatOptions.class, new OllamaProvider());

	private final BeanGetters getters = new BeanGetters();

	static Stream<Class<?>> optionClasses() throws ClassNotFoundException {
		List<Class<?>> classes = new ArrayList<>();
		for (String name : new TreeSet<>(KnownOptions.NAMES)) {
			classes.add(Class.forName(name));
		}
		return classes.stream();
	}

	@ParameterizedTest
	@MethodSource("optionClasses")
	void knowsEveryGetter(Class<?> options) throws IOException {
		Set<String> approved = approved(options);
		Set<String> found = this.getters.of(options)
			.stream()
			.map((getter) -> getter.name() + " " + treatment(options, getter.name()))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(found)
			.as("""
					The getters of %s have changed. Decide for each new one: can it change the answer? Then it is \
					'keyed', as every option is by default. If not, add it to ignoredOptions() of its provider. Write \
					the decision into %s, and change the version in KeyDigest if keys change with it.""",
					options.getName(), APPROVED)
			.isEqualTo(approved);
	}

	/** Tool callbacks are written in a way of their own. */
	private static String treatment(Class<?> options, String getter) {
		ChatProvider provider = PROVIDERS.get(options);
		boolean ignored = (ChatRequestWalk.COMMON_IGNORED.contains(getter) && !getter.equals("toolCallbacks"))
				|| (provider != null && provider.ignoredOptions().contains(getter));
		return ignored ? "ignored" : "keyed";
	}

	private static Set<String> approved(Class<?> options) throws IOException {
		try (InputStream file = OptionGettersTests.class.getResourceAsStream(APPROVED)) {
			String prefix = options.getSimpleName() + ".";
			return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> line.startsWith(prefix))
				.map((line) -> line.substring(prefix.length()))
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	@Test
	void ignoresOnlyWhatExists() throws IOException {
		PROVIDERS.forEach((options, provider) -> assertThat(this.getters.of(options)).extracting("name")
			.containsAll(provider.ignoredOptions()));
		assertThat(ChatRequestWalk.COMMON_IGNORED).containsExactlyInAnyOrder("toolCallbacks", "toolContext");
	}

	/** What is held without being shown would be missing from every key. */
	@ParameterizedTest
	@MethodSource("optionClasses")
	void findsAGetterForEveryField(Class<?> options) {
		assertThat(this.getters.of(options)).extracting((getter) -> getter.name().toLowerCase(Locale.ROOT))
			.containsAll(new ValueFields().of(options)
				.stream()
				.map((field) -> field.getName().replaceFirst("^is(?=[A-Z])", "").toLowerCase(Locale.ROOT))
				.toList());
	}

}
