package io.ecoai.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ecoai.key.BeanGetters;
import io.ecoai.key.ValueFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.image.ImageMessage;
import org.springframework.ai.image.ImageOptions;
import org.springframework.ai.image.ImageOptionsBuilder;
import org.springframework.ai.openai.OpenAiImageOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A new release of Spring AI may bring options that change images. Somebody has to decide
 * about each of them.
 */
class ImageOptionGettersTests {

	private static final String APPROVED = "option-getters.txt";

	private final BeanGetters getters = new BeanGetters();

	static Stream<Class<?>> keyedClasses() throws ClassNotFoundException {
		List<Class<?>> classes = new ArrayList<>(List.of(ImageMessage.class));
		for (String name : new TreeSet<>(KnownImageOptions.NAMES)) {
			classes.add(Class.forName(name));
		}
		return classes.stream();
	}

	@ParameterizedTest
	@MethodSource("keyedClasses")
	void knowsEveryGetter(Class<?> type) throws IOException {
		Set<String> ignored = (type == OpenAiImageOptions.class) ? new OpenAiImageProvider().ignoredOptions()
				: Set.of();
		Set<String> found = this.getters.of(type)
			.stream()
			.map((getter) -> getter.name() + (ignored.contains(getter.name()) ? " ignored" : " keyed"))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(found).as("""
				The getters of %s have changed. Decide for each new one: can it change the images? Then it is 'keyed', \
				as every option is by default. If not, add it to ignoredOptions() of its provider. Write the decision \
				into %s, and change the version in KeyDigest if keys change with it.""", type.getName(), APPROVED)
			.isEqualTo(approved(type));
	}

	private static Set<String> approved(Class<?> type) throws IOException {
		try (InputStream file = ImageOptionGettersTests.class.getResourceAsStream(APPROVED)) {
			String prefix = type.getSimpleName() + ".";
			return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> line.startsWith(prefix))
				.map((line) -> line.substring(prefix.length()))
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	/** What is held without being shown would be missing from every key. */
	@ParameterizedTest
	@MethodSource("keyedClasses")
	void findsAGetterForEveryField(Class<?> type) {
		assertThat(this.getters.of(type)).extracting((getter) -> getter.name().toLowerCase(Locale.ROOT))
			.containsAll(new ValueFields().of(type)
				.stream()
				.map((field) -> field.getName().replaceFirst("^is(?=[A-Z])", "").toLowerCase(Locale.ROOT))
				.toList());
	}

	@Test
	void ignoresOnlyWhatExists() {
		assertThat(this.getters.of(OpenAiImageOptions.class)).extracting("name")
			.containsAll(new OpenAiImageProvider().ignoredOptions());
	}

	@Test
	void knowsWhatTheBuilderMakes() {
		ImageOptions options = ImageOptionsBuilder.builder().build();
		assertThat(KnownImageOptions.NAMES).contains(options.getClass().getName());
	}

}
