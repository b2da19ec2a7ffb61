package io.ecoai.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.ecoai.impact.EnergyRule;
import io.ecoai.impact.GridRule;
import io.ecoai.impact.PriceRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What IDEs show and what {@code docs/configuration.md} says is complete and the same.
 */
class ConfigurationMetadataTests {

	private static final Path DOCUMENTS = Path.of("../docs");

	private static final Pattern PROPERTY = Pattern
		.compile("(?<![.\\w/])(management\\.endpoint\\.)?ecoai(\\.[a-z][a-z0-9-]*)+");

	/** Collections and keys are empty by default, and a grid is one of two things. */
	private static final Set<String> WITHOUT_DEFAULT = Set.of("ecoai.ttl-by-model", "ecoai.redis.url",
			"ecoai.usage.data-source-bean-name", "ecoai.wrap.exclude-beans", "ecoai.dashboard.enabled",
			"ecoai.encryption.key", "ecoai.encryption.previous-key", "ecoai.semantic.threshold",
			"ecoai.semantic.embedding-model", "ecoai.semantic.judge-model", "ecoai.prices", "ecoai.energy",
			"ecoai.grid.zone", "ecoai.grid.g-per-kwh");

	@ParameterizedTest
	@MethodSource("properties")
	void everyPropertyHasADescriptionAndADefault(JsonNode property) {
		assertThat(property.path("description").asString("")).endsWith(".").doesNotContain("{@");
		assertThat(property.has("defaultValue")).isNotEqualTo(WITHOUT_DEFAULT.contains(nameOf(property)));
	}

	@ParameterizedTest
	@MethodSource("properties")
	void everyPropertyIsDocumentedWithItsDefault(JsonNode property) throws IOException {
		String defaultValue = property.has("defaultValue") ? "`" + property.path("defaultValue").asString() + "` " : "";
		assertThat(configuration()).contains("\n| `%s` | %s| ".formatted(nameOf(property), defaultValue));
	}

	@Test
	void noOtherPropertyIsDocumented() throws IOException {
		assertThat(PROPERTY.matcher(configuration()).results().map(MatchResult::group))
			.isSubsetOf(properties().map(ConfigurationMetadataTests::nameOf).toList());
	}

	@ParameterizedTest
	@MethodSource("rules")
	void everyFieldOfARuleIsDocumented(Class<?> rule) throws IOException {
		String document = configuration();
		for (RecordComponent field : rule.getRecordComponents()) {
			assertThat(document).containsPattern("[`.]" + kebab(field.getName()) + "`");
		}
	}

	static Stream<Class<?>> rules() {
		return Stream.of(PriceRule.class, PriceRule.Tier.class, EnergyRule.class, GridRule.class);
	}

	@ParameterizedTest
	@MethodSource("documents")
	void everyExampleCanBeBound(Path document) throws IOException {
		for (String yaml : yamlBlocks(Files.readString(document))) {
			List<PropertySource<?>> sources = new YamlPropertySourceLoader().load("example",
					new ByteArrayResource(yaml.getBytes()));
			Binder binder = new Binder(ConfigurationPropertySources.from(sources), null,
					ApplicationConversionService.getSharedInstance());
			assertThatNoException().as(yaml)
				.isThrownBy(() -> binder.bindOrCreate("ecoai", Bindable.of(EcoAiProperties.class),
						new NoUnboundElementsBindHandler(BindHandler.DEFAULT)));
		}
	}

	@ParameterizedTest
	@MethodSource("documents")
	void everyLinkLeadsSomewhere(Path document) throws IOException {
		Pattern link = Pattern.compile("(?<!!)\\[[^\\]]*]\\((?!https?:|#)([^)#]+)(#[^)]*)?\\)");
		assertThat(link.matcher(Files.readString(document)).results().map((match) -> match.group(1)))
			.allSatisfy((target) -> assertThat(document.resolveSibling(target)).exists());
	}

	static List<Path> documents() throws IOException {
		try (Stream<Path> documents = Files.list(DOCUMENTS); Stream<Path> root = Files.list(DOCUMENTS.resolve(".."))) {
			return Stream.concat(documents, root)
				.filter((file) -> file.toString().endsWith(".md"))
				.map(Path::normalize)
				.sorted()
				.toList();
		}
	}

	@ParameterizedTest
	@MethodSource("hintedProperties")
	void offersValues(String hint) throws Exception {
		assertThat(metadata().path("hints")).anySatisfy((node) -> {
			assertThat(nameOf(node)).isEqualTo(hint);
			assertThat(node.has("values") || node.has("providers")).isTrue();
		});
	}

	static Stream<String> hintedProperties() {
		return Stream.of("ecoai.mode", "ecoai.storage", "ecoai.endpoint.show-prompts", "ecoai.ttl-by-model.keys",
				"ecoai.wrap.exclude-beans", "ecoai.semantic.match", "ecoai.semantic.index",
				"ecoai.semantic.embedding-model", "ecoai.semantic.judge-model");
	}

	static Stream<JsonNode> properties() throws IOException {
		return StreamSupport.stream(metadata().path("properties").spliterator(), false);
	}

	private static JsonNode metadata() throws IOException {
		try (InputStream content = location().toURL().openStream()) {
			return JsonMapper.shared().readTree(content);
		}
	}

	/** Ours: there is a file of this name in many libraries. */
	private static URI location() {
		try {
			return EcoAiProperties.class.getProtectionDomain()
				.getCodeSource()
				.getLocation()
				.toURI()
				.resolve("META-INF/spring-configuration-metadata.json");
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String configuration() throws IOException {
		return Files.readString(DOCUMENTS.resolve("configuration.md"));
	}

	private static List<String> yamlBlocks(String document) {
		return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
			.matcher(document)
			.results()
			.map((match) -> match.group(1))
			.toList();
	}

	private static String nameOf(JsonNode node) {
		return node.path("name").asString();
	}

	private static String kebab(String name) {
		return name.replaceAll("(\\d)k", "-$1k-")
			.replaceAll("([A-Z])", "-$1")
			.replace("--", "-")
			.toLowerCase(Locale.ROOT);
	}

}
