package io.ecoai.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What operators import: alert rules and a Grafana dashboard.
 */
class OperatorFilesTests {

	private static final Path RULES = Path.of("../prometheus/ecoai.rules.yml");

	private static final Path GRAFANA = Path.of("../grafana/ecoai.json");

	private static final Pattern METRIC = Pattern.compile("(?<![:a-z])ecoai_[a-z0-9_]+");

	/** As the endpoint names them; see the tests of the scrape. */
	private static final Set<String> METRICS = Set.of("ecoai_calls_total", "ecoai_savings_tokens",
			"ecoai_savings_cost_usd", "ecoai_savings_co2_grams", "ecoai_saved_tokens_total",
			"ecoai_saved_cost_usd_total", "ecoai_spend_cost_usd", "ecoai_hit_rate_ratio", "ecoai_cache_entries",
			"ecoai_cache_size_bytes", "ecoai_lookup_seconds_sum", "ecoai_lookup_seconds_count",
			"ecoai_store_errors_total", "ecoai_usage_queue_size", "ecoai_usage_dropped_total");

	private static final Pattern TOTALS = Pattern
		.compile("max by \\([a-z, ]+\\) \\(ecoai_(savings|spend|cache)|increase\\(|rate\\(|ecoai_usage_queue_size");

	@Test
	void promtoolAcceptsTheRules() throws Exception {
		assertThat(promtool("check", "rules", RULES.toString())).contains("SUCCESS: 7 rules found");
	}

	/** Two instances on one log, which fall silent, fail and lose their hits. */
	@Test
	void alertsSayWhatHasHappenedAndNothingElse(@TempDir Path folder) throws Exception {
		Path tests = folder.resolve("tests.yml");
		Files.writeString(tests, Files.readString(Path.of("src/test/resources/operators/rules-tests.yml"))
			.replace("ecoai.rules.yml", RULES.toAbsolutePath().normalize().toString()));
		assertThat(promtool("test", "rules", tests.toString())).contains("SUCCESS");
	}

	/** What the panels of totals show of two instances on one log. */
	@Test
	void panelsShowTotalsOnce(@TempDir Path folder) throws Exception {
		StringBuilder expected = new StringBuilder();
		for (String query : queries()) {
			if (query.startsWith("sum(max by (job) (")) {
				expected.append("      - expr: '%s'%n        eval_time: 5m%n        exp_samples: [{value: 42}]%n"
					.formatted(query.replace("$job", "shop")));
			}
		}
		Path tests = folder.resolve("tests.yml");
		Files.writeString(tests, """
				tests:
				  - interval: 1m
				    input_series:
				      - {series: 'ecoai_savings_cost_usd{job="shop", instance="a"}', values: '42x10'}
				      - {series: 'ecoai_savings_cost_usd{job="shop", instance="b"}', values: '42x10'}
				      - {series: 'ecoai_spend_cost_usd{job="shop", instance="a"}', values: '42x10'}
				      - {series: 'ecoai_spend_cost_usd{job="shop", instance="b"}', values: '42x10'}
				      - {series: 'ecoai_savings_tokens{job="shop", instance="a"}', values: '42x10'}
				      - {series: 'ecoai_savings_tokens{job="shop", instance="b"}', values: '42x10'}
				    promql_expr_test:
				""" + expected);
		assertThat(expected.toString().lines().filter((line) -> line.contains("expr:"))).hasSize(3);
		assertThat(promtool("test", "rules", tests.toString())).contains("SUCCESS");
	}

	private static String promtool(String... arguments) throws Exception {
		boolean installed = Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "promtool")));
		assertThat(installed || !"true".equals(System.getenv("CI"))).as("promtool is installed").isTrue();
		Assumptions.assumeTrue(installed, "There is no promtool on this machine (Debian: apt-get install prometheus)");
		List<String> command = Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList();
		Process promtool = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(promtool.waitFor()).as(said).isZero();
		return said;
	}

	@ParameterizedTest
	@ValueSource(strings = { "../prometheus/ecoai.rules.yml", "../grafana/ecoai.json" })
	void nameOnlyMetricsThatThereAre(String file) throws IOException {
		String text = Files.readString(Path.of(file)).replaceAll("(?m)^ *#.*$", "").replaceAll("ecoai_[a-z]+_\\*", "");
		Set<String> named = METRIC.matcher(text)
			.results()
			.map((match) -> match.group())
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(named).isNotEmpty().isSubsetOf(METRICS);
	}

	@Test
	void totalsOfASharedLogAreCountedOnce() throws IOException {
		assertThat(queries()).hasSizeGreaterThan(10).allMatch((query) -> TOTALS.matcher(query).find());
		assertThat(grafana().path("uid").asString()).isEqualTo("ecoai");
	}

	private static List<String> queries() throws IOException {
		return grafana().path("panels")
			.valueStream()
			.flatMap((panel) -> panel.path("targets").valueStream())
			.map((target) -> target.path("expr").asString())
			.toList();
	}

	private static JsonNode grafana() throws IOException {
		return JsonMapper.shared().readTree(Files.readString(GRAFANA));
	}

}
