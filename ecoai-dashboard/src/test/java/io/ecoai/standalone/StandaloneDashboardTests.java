package io.ecoai.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.ecoai.encryption.Encryption;
import io.ecoai.settings.EcoAiSettings;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.jdbc.JdbcUsageLog;
import io.ecoai.usage.jdbc.PromptText;
import io.ecoai.usage.jdbc.UsageLogOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class StandaloneDashboardTests {

	private final HttpClient client = HttpClient.newHttpClient();

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private final Path database;

	StandaloneDashboardTests(@TempDir Path folder) {
		this.database = folder.resolve("usage.db");
	}

	@Test
	void showsALogOfThePythonSdkAndChangesNothingInIt() throws Exception {
		execute("""
				CREATE TABLE usage_log (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp TEXT NOT NULL,
					provider TEXT NOT NULL, model TEXT NOT NULL, cache_hit INTEGER NOT NULL,
					tokens_saved INTEGER NOT NULL DEFAULT 0, latency_ms INTEGER NOT NULL DEFAULT 0,
					cost_saved_usd REAL NOT NULL DEFAULT 0, co2_saved_g REAL NOT NULL DEFAULT 0,
					semantic_hit INTEGER NOT NULL DEFAULT 0, prompt TEXT NOT NULL DEFAULT '',
					prompt_type TEXT NOT NULL DEFAULT 'text');
				""", call(1), call(0));
		byte[] before = Files.readAllBytes(this.database);
		Path copies;
		try (ConfigurableApplicationContext application = start("--no-browser", "--db", this.database.toString(),
				"--port=0")) {
			assertThat(this.out.toString(StandardCharsets.UTF_8)).contains("http://localhost:", "usage.db");
			assertThat(json(application, "report").path("totalCalls").asInt()).isEqualTo(2);
			copies = application.getBean(LogFile.class).folder();
			assertThat(copies).isNotEmptyDirectory();
			assertThat(json(application, "prompts").path("prompts").path(0).path("prompt").asString())
				.isEqualTo("Theirs");
			assertThat(json(application, "about").path("source").asString()).isEqualTo(this.database.toString());
			execute(call(1));
			assertThat(json(application, "report").path("totalCalls").asInt()).isBetween(2, 3);
			assertThat(send(application, "DELETE", "prompts", "").statusCode()).isEqualTo(400);
			assertThat(send(application, "POST", "settings", "{\"ttl\":90}").statusCode()).isEqualTo(200);
		}
		assertThat(copies).as("a copy has prompts in it").doesNotExist();
		assertThat(EcoAiSettings.read(this.database.resolveSibling("settings.json")).ttl()).hasSeconds(90);
		assertThat(Files.readAllBytes(this.database)).hasSize(before.length);
		assertThat(this.database.resolveSibling("cache.db")).doesNotExist();
	}

	@Test
	void saysThatPromptsAreEncrypted() throws Exception {
		Encryption encryption = Encryption.of(Base64.getEncoder().encodeToString(new byte[32]), null);
		UsageLogOptions options = UsageLogOptions.defaults().withPromptText(PromptText.encrypted(encryption));
		try (UsageLog log = JdbcUsageLog.sqlite(this.database, options, Clock.systemUTC())) {
			log.repository()
				.saveAll(List.of(new UsageRecord(0, Instant.parse("2026-11-23T12:00:00Z"), "openai", "gpt-4o", false, 0,
						900, BigDecimal.ZERO, 0.0, false, "Secret", PromptType.TEXT, "event", Outcome.MISS, "dev",
						"shop", "default", 10L, 20L, 0L, 0L, BigDecimal.ONE, null, null, 0.0, null, "1-abc", null)));
		}
		try (ConfigurableApplicationContext application = start("--no-browser", "--db=" + this.database, "--port=0")) {
			JsonNode prompt = json(application, "prompts").path("prompts").path(0);
			assertThat(prompt.path("prompt").isNull()).isTrue();
			assertThat(prompt.path("encrypted").asBoolean()).isTrue();
			HttpResponse<String> explained = send(application, "POST", "explain",
					"{\"key\":\"%s\"}".formatted(prompt.path("key").asString()));
			assertThat(explained.statusCode()).isEqualTo(400);
			assertThat(explained.body()).contains("This answer is encrypted", "ecoai.encryption.key");
		}
	}

	@Test
	void saysThatTheFileIsMissing() {
		assertThat(startFailing("--db", this.database.toString())).contains("There is no usage log at",
				this.database.toString(), "--db PATH");
		assertThat(this.database).doesNotExist();
	}

	@Test
	void saysThatTheFileIsForeign() throws Exception {
		Files.writeString(this.database, "certainly no database, but of some length".repeat(50));
		assertThat(startFailing("--db=" + this.database)).contains("cannot be read as a usage log");
		Files.delete(this.database);
		execute("CREATE TABLE other (a TEXT)");
		assertThat(startFailing("--db=" + this.database)).contains("has no table usage_log");
	}

	@ParameterizedTest
	@CsvSource({ "--port,needs a value", "--port=eighty,is no value for --port", "--database=x,There is no option" })
	void saysWhatItDoesNotUnderstand(String argument, String reason) {
		assertThat(startFailing(argument)).contains(reason, "usage: java -jar ecoai-dashboard.jar");
	}

	@Test
	void saysThatThePortIsTaken() throws Exception {
		execute("CREATE TABLE usage_log (timestamp TEXT, provider TEXT, model TEXT, cache_hit INTEGER)");
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			assertThat(startFailing("--db=" + this.database, "--port=" + taken.getLocalPort()))
				.contains("Port %d is taken".formatted(taken.getLocalPort()));
		}
	}

	@Test
	void takesTheCommandLineBeforeTheEnvironment() {
		Map<String, String> environment = Map.of("ECOAI_DASHBOARD_PORT", "8001", "ECOAI_DB_PATH", "/tmp/a.db");
		assertThat(Options.parse(new String[0], environment)).isEqualTo(new Options(Path.of("/tmp/a.db"), 8001, true));
		assertThat(Options.parse(new String[] { "--port", "8002", "--db", "/tmp/b.db", "--no-browser" }, environment))
			.isEqualTo(new Options(Path.of("/tmp/b.db"), 8002, false));
		assertThat(Options.parse(new String[0], Map.of()).port()).isEqualTo(7315);
	}

	private static String call(int hit) {
		return "INSERT INTO usage_log (timestamp, provider, model, cache_hit, tokens_saved, latency_ms, prompt) "
				+ "VALUES ('2025-06-01T12:34:56', 'openai', 'gpt-4o', %d, 7, 3, 'Theirs')".formatted(hit);
	}

	private void execute(String... statements) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.database);
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.executeUpdate(sql);
			}
		}
	}

	private String startFailing(String... arguments) {
		assertThat(StandaloneDashboard.start(arguments, Map.of(), new PrintStream(this.out), new PrintStream(this.err)))
			.isNull();
		return this.err.toString(StandardCharsets.UTF_8);
	}

	private ConfigurableApplicationContext start(String... arguments) {
		ConfigurableApplicationContext application = StandaloneDashboard.start(arguments, Map.of(),
				new PrintStream(this.out), new PrintStream(this.err));
		assertThat(application).as(this.err.toString(StandardCharsets.UTF_8)).isNotNull();
		return application;
	}

	private JsonNode json(ConfigurableApplicationContext application, String section)
			throws IOException, InterruptedException {
		HttpResponse<String> response = send(application, "GET", section, "");
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return JsonMapper.shared().readTree(response.body());
	}

	private HttpResponse<String> send(ConfigurableApplicationContext application, String method, String section,
			String body) throws IOException, InterruptedException {
		String port = application.getEnvironment().getRequiredProperty("local.server.port");
		return this.client
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%s/ecoai/api/%s".formatted(port, section)))
				.header("Content-Type", "application/json")
				.header("X-EcoAI-Dashboard", "1")
				.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
				.build(), BodyHandlers.ofString());
	}

}
