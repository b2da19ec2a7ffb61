package io.ecoai;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import org.springframework.boot.autoconfigure.AutoConfiguration;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The rules of {@code ARCHITECTURE.md}, for any root package: they are also tried on
 * packages that break them.
 */
final class ArchitectureRules {

	/** The room of the facade, which is the root package itself. */
	static final String FACADE = "";

	/** What a package may import of ours; {@code autoconfigure} may import everything. */
	static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
			Map.entry("settings", Set.of("semantic")), Map.entry("impact", Set.of()), Map.entry("sqlite", Set.of()),
			Map.entry("wrap", Set.of()), Map.entry("encryption", Set.of()), Map.entry("invalidation", Set.of("cache")),
			Map.entry("cache.encryption", Set.of("cache", "encryption")), Map.entry("cache", Set.of("settings")),
			Map.entry("cache.memory", Set.of("cache")), Map.entry("cache.sqlite", Set.of("cache", "sqlite")),
			Map.entry("redis", Set.of()), Map.entry("semantic", Set.of()), Map.entry("redis.messages", Set.of("redis")),
			Map.entry("settings.redis", Set.of("settings", "redis", "redis.messages")),
			Map.entry("cache.redis", Set.of("cache", "redis", "redis.messages")), Map.entry("usage", Set.of("impact")),
			Map.entry("semantic.guard", Set.of("semantic")), Map.entry("semantic.language", Set.of("semantic")),
			Map.entry("semantic.embed", Set.of("semantic")),
			Map.entry("semantic.audit", Set.of("impact", "semantic", "semantic.embed", "settings")),
			Map.entry("semantic.vectorstore", Set.of("cache", "semantic.embed", "semantic.index")),
			Map.entry("semantic.index", Set.of("cache", "semantic", "semantic.embed")),
			Map.entry("usage.jdbc", Set.of("encryption", "usage", "impact", "sqlite")), Map.entry("value", Set.of()),
			Map.entry("key", Set.of("cache", "value")), Map.entry("control", Set.of("cache")),
			Map.entry("call", Set.of("cache", "control", "usage", "impact", "settings")),
			Map.entry("endpoint", Set.of("key")),
			Map.entry("chat",
					Set.of("cache", "call", "control", "endpoint", "key", "value", "usage", "impact", "settings",
							"semantic", "semantic.audit", "semantic.embed", "semantic.index")),
			Map.entry("image",
					Set.of("cache", "call", "control", "endpoint", "key", "value", "usage", "impact", "settings")),
			Map.entry(FACADE,
					Set.of("cache", "chat", "image", "semantic.audit", "usage", "impact", "settings", "wrap")),
			// The second half is what the facade and the event show of other
			// rooms.
			Map.entry("metrics", Set.of("usage", "cache", "impact", "semantic.audit", "semantic.index")),
			Map.entry("report", Set.of(FACADE, "semantic.audit", "usage", "settings", "cache", "impact")),
			Map.entry("dashboard", Set.of("report", "settings")),
			Map.entry("actuate", Set.of(FACADE, "report", "settings"))));

	private static final String WIRING = "autoconfigure";

	private static final List<String> SPRING_AI_ROOMS = List.of("value", "control", "chat", "image", "wrap",
			"semantic.embed", "semantic.vectorstore", FACADE, WIRING);

	private static final List<String> SQL_ROOMS = List.of("sqlite", "cache.sqlite", "usage.jdbc", WIRING);

	private final String root;

	ArchitectureRules(String root) {
		this.root = root;
	}

	ArchRule importsOnlyWhatItsRowNames(String room) {
		String[] allowed = MAY_IMPORT.get(room).stream().map(this::nameOf).toArray(String[]::new);
		return classes().that(resideInAPackage(nameOf(room)))
			.should()
			.onlyDependOnClassesThat(resideOutsideOfPackage(this.root + "..").or(resideInAPackage(nameOf(room)))
				.or(resideInAnyPackage(allowed)));
	}

	ArchRule everyPackageHasARow() {
		String[] rooms = MAY_IMPORT.keySet().stream().map(this::nameOf).toArray(String[]::new);
		return classes().should().resideInAnyPackage(with(rooms, nameOf(WIRING)));
	}

	ArchRule noCycles() {
		return slices().assignedFrom(new Packages()).should().beFreeOfCycles();
	}

	ArchRule nobodyImportsTheWiring() {
		return noClasses().that(resideOutsideOfPackage(nameOf(WIRING)))
			.should()
			.dependOnClassesThat(resideInAPackage(nameOf(WIRING)));
	}

	ArchRule noPackageForLeftovers() {
		return noClasses().should().resideInAnyPackage("..util..", "..common..", "..helper..", "..internal..");
	}

	ArchRule noNameThatSaysNothing() {
		return noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Common|Internal)(\\$.*)?");
	}

	ArchRule onlyTheseRoomsKnowSpringAi() {
		return onlyTheseRoomsUse(SPRING_AI_ROOMS, "org.springframework.ai..");
	}

	ArchRule onlyTheseRoomsUseSql() {
		return onlyTheseRoomsUse(SQL_ROOMS, "java.sql", "javax.sql");
	}

	ArchRule wiringIsPackagePrivate() {
		return classes().that(resideInAPackage(nameOf(WIRING)))
			.and()
			.areNotAnnotatedWith(AutoConfiguration.class)
			.should()
			.notBePublic();
	}

	ArchRule autoConfigurationsArePublicAndFinal() {
		return classes().that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should(resideIn(nameOf(WIRING)))
			.andShould()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL);
	}

	ArchRule autoConfigurationsHaveNoPublicMembers() {
		return classes().that().areAnnotatedWith(AutoConfiguration.class).should(new NoPublicMembers());
	}

	private ArchRule onlyTheseRoomsUse(List<String> rooms, String... packages) {
		String[] users = rooms.stream().map(this::nameOf).toArray(String[]::new);
		return noClasses().that(DescribedPredicate.not(resideInAnyPackage(users)))
			.should()
			.dependOnClassesThat(resideInAnyPackage(packages));
	}

	private static ArchCondition<JavaClass> resideIn(String name) {
		return ArchCondition.from(resideInAPackage(name));
	}

	private String nameOf(String room) {
		return room.equals(FACADE) ? this.root : this.root + "." + room;
	}

	private static String[] with(String[] names, String another) {
		String[] all = Arrays.copyOf(names, names.length + 1);
		all[names.length] = another;
		return all;
	}

	/** Slices by pattern would leave the root package out. */
	private static final class Packages implements SliceAssignment {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
			return SliceIdentifier.of(javaClass.getPackageName());
		}

		@Override
		public String getDescription() {
			return "packages";
		}

	}

	/** The constructor that the compiler adds is as public as its class. */
	private static final class NoPublicMembers extends ArchCondition<JavaClass> {

		private NoPublicMembers() {
			super("have no public members");
		}

		@Override
		public void check(JavaClass javaClass, ConditionEvents events) {
			javaClass.getMembers()
				.stream()
				.filter((member) -> member.getModifiers().contains(JavaModifier.PUBLIC))
				.filter((member) -> !member.getFullName().endsWith(".<init>()"))
				.map(JavaMember::getDescription)
				.forEach((member) -> events.add(SimpleConditionEvent.violated(javaClass, member + " is public")));
		}

	}

}
