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
import org.junit.jupiter.params.provider.CsvSource;
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
			"ecoai_store_errors_total", "ecoai_semantic_audits_total", "ecoai_semantic_step_downs_total",
			"ecoai_semantic_refusals_total", "ecoai_usage_queue_size", "ecoai_usage_dropped_total");

	private static final Pattern TOTALS = Pattern
		.compile("max by \\([a-z, ]+\\) \\(ecoai_(savings|spend|cache)|increase\\(|rate\\(|ecoai_usage_queue_size");

	@Test
	void promtoolAcceptsTheRules() throws Exception {
		assertThat(promtool("check", "rules", RULES.toString())).contains("SUCCESS: 9 rules found");
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

	/** Two instances: a memory each, a file each, and one Redis. */
	@Test
	void panelsOfStoresAddUpWhatIsNotShared(@TempDir Path folder) throws Exception {
		StringBuilder series = new StringBuilder();
		StringBuilder expected = new StringBuilder();
		for (String metric : List.of("ecoai_cache_entries", "ecoai_cache_size_bytes")) {
			for (String storage : List.of("memory", "sqlite", "redis")) {
				series.append(series(metric, "a", "storage", storage, "40x10"));
				series.append(series(metric, "b", "storage", storage, "2x10"));
			}
			expected.append(expected(query(metric), """
					[{labels: '{job="shop", storage="memory"}', value: 42},
					 {labels: '{job="shop", storage="sqlite", instance="a"}', value: 40},
					 {labels: '{job="shop", storage="sqlite", instance="b"}', value: 2},
					 {labels: '{job="shop", storage="redis"}', value: 40}]""".replaceAll("\\s*\n\\s*", " ")));
		}
		assertThat(evaluate(folder, series, expected)).contains("SUCCESS");
	}

	/** An application without a hit has a hit rate: zero. */
	@ParameterizedTest
	@CsvSource({ "miss, 0", "hit, 0.5" })
	void theHitRateIsThereWithoutAHit(String outcome, String rate, @TempDir Path folder) throws Exception {
		StringBuilder series = new StringBuilder()
			.append(series("ecoai_calls_total", "a", "outcome", outcome, "0+60x10"))
			.append(series("ecoai_calls_total", "b", "outcome", "error", "0+60x10"));
		StringBuilder expected = new StringBuilder().append(expected(query("outcome=~\"hit|semantic_hit|stale\""),
				"[{labels: '{job=\"shop\"}', value: %s}]".formatted(rate)));
		assertThat(evaluate(folder, series, expected)).contains("SUCCESS");
	}

	private static String series(String metric, String instance, String label, String value, String samples) {
		return "      - {series: '%s{job=\"shop\", instance=\"%s\", %s=\"%s\"}', values: '%s'}%n".formatted(metric,
				instance, label, value, samples);
	}

	private static String expected(String query, String samples) {
		return "      - expr: '%s'%n        eval_time: 10m%n        exp_samples: %s%n"
			.formatted(query.replace("$job", "shop").replace("$__rate_interval", "5m"), samples);
	}

	private static String evaluate(Path folder, StringBuilder series, StringBuilder expected) throws Exception {
		Path tests = folder.resolve("tests.yml");
		Files.writeString(tests,
				"tests:%n  - interval: 1m%n    input_series:%n%s    promql_expr_test:%n%s".formatted(series, expected));
		return promtool("test", "rules", tests.toString());
	}

	private static String query(String part) throws IOException {
		return queries().stream().filter((query) -> query.contains(part)).findFirst().orElseThrow();
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
