package io.ecoai;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.ecoai.violation.FacadeTrespasser;
import io.ecoai.violation.actuate.ActuateTrespasser;
import io.ecoai.violation.autoconfigure.OpenAutoConfiguration;
import io.ecoai.violation.autoconfigure.PublicWiring;
import io.ecoai.violation.autoconfigure.TalkativeAutoConfiguration;
import io.ecoai.violation.cache.CacheTrespasser;
import io.ecoai.violation.cache.encryption.EncryptedCacheTrespasser;
import io.ecoai.violation.cache.memory.MemoryTrespasser;
import io.ecoai.violation.cache.redis.RedisCacheTrespasser;
import io.ecoai.violation.cache.sqlite.SqliteCacheTrespasser;
import io.ecoai.violation.call.CallTrespasser;
import io.ecoai.violation.chat.ChatTrespasser;
import io.ecoai.violation.control.ControlTrespasser;
import io.ecoai.violation.common.ThingManager;
import io.ecoai.violation.encryption.EncryptionTrespasser;
import io.ecoai.violation.dashboard.DashboardTrespasser;
import io.ecoai.violation.endpoint.EndpointTrespasser;
import io.ecoai.violation.helper.ThingHelper;
import io.ecoai.violation.image.ImageTrespasser;
import io.ecoai.violation.impact.ImpactTrespasser;
import io.ecoai.violation.invalidation.InvalidationTrespasser;
import io.ecoai.violation.internal.ThingImpl;
import io.ecoai.violation.key.KeyTrespasser;
import io.ecoai.violation.metrics.MetricsTrespasser;
import io.ecoai.violation.redis.RedisTrespasser;
import io.ecoai.violation.redis.messages.RedisMessagesTrespasser;
import io.ecoai.violation.report.ReportTrespasser;
import io.ecoai.violation.semantic.SemanticTrespasser;
import io.ecoai.violation.semantic.guard.GuardTrespasser;
import io.ecoai.violation.semantic.language.LanguageTrespasser;
import io.ecoai.violation.semantic.audit.AuditTrespasser;
import io.ecoai.violation.semantic.embed.EmbedTrespasser;
import io.ecoai.violation.semantic.index.IndexTrespasser;
import io.ecoai.violation.semantic.vectorstore.VectorStoreTrespasser;
import io.ecoai.violation.settings.SettingsTrespasser;
import io.ecoai.violation.settings.redis.RedisSettingsTrespasser;
import io.ecoai.violation.sqlite.SqliteTrespasser;
import io.ecoai.violation.usage.UsageTrespasser;
import io.ecoai.violation.usage.jdbc.JdbcTrespasser;
import io.ecoai.violation.util.ThingUtils;
import io.ecoai.violation.value.ValueTrespasser;
import io.ecoai.violation.wrap.WrapTrespasser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Holds the code to the table of {@code ARCHITECTURE.md}, and each rule to a deliberate
 * violation: a rule that cannot fail says nothing.
 */
class ArchitectureTests {

	private static final JavaClasses CODE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.ecoai");

	private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages("io.ecoai.violation");

	@ParameterizedTest
	@MethodSource("rulesForTheCode")
	void holdsForTheCode(Case rule) {
		rule.rule().check(CODE);
	}

	@ParameterizedTest
	@MethodSource("rulesForTheViolations")
	void failsOnAViolation(Case rule) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> rule.rule().check(VIOLATIONS))
			.satisfies((error) -> assertThat(error.getMessage())
				.contains(rule.violators().stream().map(Class::getName).toList()));
	}

	@Test
	void everyRowHasARuleAndAPackage() {
		assertThat(CODE.stream().map(JavaClass::getPackageName).map(ArchitectureTests::roomOf))
			.containsAll(ArchitectureRules.MAY_IMPORT.keySet());
		assertThat(rulesForTheCode().map(Case::name)).containsAll(ArchitectureRules.MAY_IMPORT.keySet());
	}

	@Test
	void theDocumentShowsTheSameTable() throws IOException {
		Map<String, Set<String>> documented = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|[^|]*\\|([^|]*)\\|$")
			.matcher(Files.readString(Path.of("../ARCHITECTURE.md")))
			.results()
			.filter((row) -> !row.group(1).equals("autoconfigure"))
			.collect(Collectors.toMap((row) -> facadeOr(row.group(1)), (row) -> namesIn(row.group(2))));
		assertThat(documented).isEqualTo(ArchitectureRules.MAY_IMPORT);
	}

	private static Set<String> namesIn(String cell) {
		return Pattern.compile("`([a-z.]+)`")
			.matcher(cell)
			.results()
			.map((name) -> facadeOr(name.group(1)))
			.collect(Collectors.toSet());
	}

	private static String facadeOr(String room) {
		return room.equals("io.ecoai") ? ArchitectureRules.FACADE : room;
	}

	private static String roomOf(String packageName) {
		return packageName.equals("io.ecoai") ? ArchitectureRules.FACADE : packageName.substring("io.ecoai.".length());
	}

	static Stream<Case> rulesForTheCode() {
		return rules(new ArchitectureRules("io.ecoai"));
	}

	static Stream<Case> rulesForTheViolations() {
		return rules(new ArchitectureRules("io.ecoai.violation"));
	}

	private static Stream<Case> rules(ArchitectureRules rules) {
		return Stream.concat(rows(rules), Stream.of(
				new Case("every package has a row", rules.everyPackageHasARow(), Set.of(ThingManager.class)),
				new Case("no cycles", rules.noCycles(), Set.of(ChatTrespasser.class, WrapTrespasser.class)),
				new Case("nobody imports the wiring", rules.nobodyImportsTheWiring(), Set.of(SettingsTrespasser.class)),
				new Case("no package for leftovers", rules.noPackageForLeftovers(),
						Set.of(ThingManager.class, ThingHelper.class, ThingUtils.class, ThingImpl.class)),
				new Case("no name that says nothing", rules.noNameThatSaysNothing(),
						Set.of(ThingManager.class, ThingHelper.class, ThingUtils.class, ThingImpl.class)),
				new Case("only these rooms know Spring AI", rules.onlyTheseRoomsKnowSpringAi(),
						Set.of(CacheTrespasser.class)),
				new Case("only these rooms use SQL", rules.onlyTheseRoomsUseSql(), Set.of(UsageTrespasser.class)),
				new Case("wiring is package-private", rules.wiringIsPackagePrivate(), Set.of(PublicWiring.class)),
				new Case("auto-configurations are public and final", rules.autoConfigurationsArePublicAndFinal(),
						Set.of(OpenAutoConfiguration.class)),
				new Case("auto-configurations have no public members", rules.autoConfigurationsHaveNoPublicMembers(),
						Set.of(TalkativeAutoConfiguration.class))));
	}

	private static Stream<Case> rows(ArchitectureRules rules) {
		return Stream.of(row(rules, "settings", SettingsTrespasser.class), row(rules, "impact", ImpactTrespasser.class),
				row(rules, "sqlite", SqliteTrespasser.class), row(rules, "wrap", WrapTrespasser.class),
				row(rules, "cache", CacheTrespasser.class), row(rules, "cache.memory", MemoryTrespasser.class),
				row(rules, "invalidation", InvalidationTrespasser.class),
				row(rules, "encryption", EncryptionTrespasser.class),
				row(rules, "cache.encryption", EncryptedCacheTrespasser.class),
				row(rules, "cache.sqlite", SqliteCacheTrespasser.class), row(rules, "redis", RedisTrespasser.class),
				row(rules, "redis.messages", RedisMessagesTrespasser.class),
				row(rules, "semantic", SemanticTrespasser.class), row(rules, "semantic.guard", GuardTrespasser.class),
				row(rules, "semantic.language", LanguageTrespasser.class),
				row(rules, "semantic.audit", AuditTrespasser.class),
				row(rules, "semantic.embed", EmbedTrespasser.class),
				row(rules, "semantic.index", IndexTrespasser.class),
				row(rules, "semantic.vectorstore", VectorStoreTrespasser.class),
				row(rules, "settings.redis", RedisSettingsTrespasser.class),
				row(rules, "cache.redis", RedisCacheTrespasser.class), row(rules, "usage", UsageTrespasser.class),
				row(rules, "usage.jdbc", JdbcTrespasser.class), row(rules, "value", ValueTrespasser.class),
				row(rules, "key", KeyTrespasser.class), row(rules, "control", ControlTrespasser.class),
				row(rules, "call", CallTrespasser.class), row(rules, "chat", ChatTrespasser.class),
				row(rules, "endpoint", EndpointTrespasser.class), row(rules, "image", ImageTrespasser.class),
				row(rules, ArchitectureRules.FACADE, FacadeTrespasser.class),
				row(rules, "metrics", MetricsTrespasser.class), row(rules, "dashboard", DashboardTrespasser.class),
				row(rules, "report", ReportTrespasser.class), row(rules, "actuate", ActuateTrespasser.class));
	}

	private static Case row(ArchitectureRules rules, String room, Class<?> violator) {
		return new Case(room, rules.importsOnlyWhatItsRowNames(room), Set.of(violator));
	}

	/**
	 * A rule and who breaks it.
	 *
	 * @param name the name of the test
	 * @param rule the rule
	 * @param violators the classes that break it on purpose
	 */
	record Case(String name, ArchRule rule, Set<Class<?>> violators) {

		@Override
		public String toString() {
			return this.name.equals(ArchitectureRules.FACADE) ? "io.ecoai" : this.name;
		}

	}

}
