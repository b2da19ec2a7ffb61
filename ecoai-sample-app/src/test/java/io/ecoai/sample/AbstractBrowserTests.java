package io.ecoai.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.ecoai.sample.standin.StandInServer;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.UsageRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The running application and a real browser before its dashboard.
 */
abstract class AbstractBrowserTests {

	static Browser browser;

	final Path folder;

	final int port;

	private final int standInPort;

	private boolean embedding;

	/** Where the browser may ask for something. */
	String home;

	ConfigurableApplicationContext application;

	AbstractBrowserTests(@TempDir Path folder) throws IOException {
		this.folder = folder;
		this.port = freePort();
		this.standInPort = freePort();
		this.home = "http://localhost:" + this.port + "/ecoai/";
	}

	@BeforeAll
	static void open() {
		browser = Browser.open();
	}

	@AfterAll
	static void quit() {
		if (browser != null) {
			browser.close();
		}
	}

	@BeforeEach
	void start() {
		startWith();
		forget();
	}

	/**
	 * Whatever a test has done, the page has asked nobody else and complains of nothing.
	 */
	@AfterEach
	void stop() {
		try {
			assertThat(browser.requests()).isNotEmpty()
				.allMatch((url) -> url.startsWith(this.home) || url.startsWith("data:"));
			assertThat(browser.complaints()).allMatch((complaint) -> complaint.contains("ERR_CONNECTION"));
			assertThat(browser.run("return window.hacked")).isNull();
		}
		finally {
			browser.go("about:blank");
			this.application.close();
		}
	}

	/** What the browser has done so far does not count. */
	static void forget() {
		browser.requests();
		browser.complaints();
	}

	SampleClient client() {
		return new SampleClient(this.port);
	}

	String page(String hash) {
		return this.home + hash;
	}

	Path settings() {
		return this.folder.resolve(".ecoai/settings.json");
	}

	void log(List<UsageRecord> calls) {
		this.application.getBean(UsageLog.class).repository().saveAll(calls);
	}

	/** With what makes embeddings, from now on; the application itself has nothing. */
	void startAgainEmbedding(String... arguments) {
		this.embedding = true;
		startAgainWith(arguments);
	}

	void startAgainWith(String... arguments) {
		this.application.close();
		startWith(arguments);
	}

	private void startWith(String... arguments) {
		Path ecoai = this.folder.resolve(".ecoai");
		List<String> all = new ArrayList<>(List.of("--server.port=" + this.port, "--OPENAI_API_KEY=",
				"--ANTHROPIC_API_KEY=", "--GEMINI_API_KEY=", "--GOOGLE_API_KEY=", "--sample.stand-in.delay=0",
				"--sample.stand-in.port=" + this.standInPort, "--ecoai.sqlite.path=" + ecoai.resolve("cache.db"),
				"--ecoai.usage.path=" + ecoai.resolve("usage.db"), "--ecoai.settings-path=" + settings()));
		all.addAll(List.of(arguments));
		this.application = new SpringApplicationBuilder(SampleApplication.class).initializers((context) -> {
			if (this.embedding) {
				((GenericApplicationContext) context).registerBean(WordEmbedder.class);
			}
		}).run(all.toArray(String[]::new));
		assertThat(this.application.getBean(StandInServer.class)).isNotNull();
	}

	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
