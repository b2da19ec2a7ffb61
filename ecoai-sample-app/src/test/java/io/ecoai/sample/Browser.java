package io.ecoai.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The Chromium of the machine, driven by its own driver, so that nothing is downloaded.
 * Where there is none the test is skipped, unless {@code CI=true} or
 * {@code browser.required} says that it must run.
 */
final class Browser implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final ChromeDriver driver;

	private Browser(ChromeDriver driver) {
		this.driver = driver;
	}

	static Browser open() {
		Path chromium = program("chromium", "chromium-browser", "google-chrome");
		Path driver = program("chromedriver");
		boolean required = "true".equals(System.getenv("CI")) || Boolean.getBoolean("browser.required");
		if (chromium == null || driver == null) {
			String reason = "There is no " + ((chromium == null) ? "chromium" : "chromedriver")
					+ " on this machine (Debian: apt-get install chromium chromium-driver)";
			assertThat(required).as(reason).isFalse();
			Assumptions.abort(reason);
		}
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		logs.enable(LogType.PERFORMANCE, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(chromium.toFile());
		// Tests may run as root, where Chromium has no sandbox, and with little shared
		// memory.
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
				"--hide-scrollbars", "--window-size=1280,900");
		options.setCapability("goog:loggingPrefs", logs);
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(Objects.requireNonNull(driver).toFile())
			.build();
		return new Browser(new ChromeDriver(service, options));
	}

	private static @Nullable Path program(String... names) {
		return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1))
			.flatMap((folder) -> Stream.of(names).map((name) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst()
			.orElse(null);
	}

	Browser go(String url) {
		this.driver.get(url);
		return this;
	}

	WebElement find(String selector) {
		await().atMost(PATIENCE).until(() -> !this.driver.findElements(By.cssSelector(selector)).isEmpty());
		return this.driver.findElement(By.cssSelector(selector));
	}

	int count(String selector) {
		return this.driver.findElements(By.cssSelector(selector)).size();
	}

	/** Waits until an element says something; it may be drawn anew meanwhile. */
	void see(String selector, String text) {
		await().atMost(PATIENCE)
			.ignoreException(StaleElementReferenceException.class)
			.untilAsserted(() -> assertThat(textOf(selector)).contains(text));
	}

	String textOf(String selector) {
		return String.valueOf(find(selector).getDomProperty("textContent"));
	}

	void click(String selector) {
		await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> find(selector).click());
	}

	@Nullable Object run(String script, Object... arguments) {
		return ((JavascriptExecutor) this.driver).executeScript(script, arguments);
	}

	/** Runs what calls {@code done} with its result. */
	@Nullable Object runLater(String script) {
		return ((JavascriptExecutor) this.driver)
			.executeAsyncScript("const done = arguments[arguments.length - 1]; " + script);
	}

	List<String> texts(String selector) {
		return this.driver.findElements(By.cssSelector(selector))
			.stream()
			.map((element) -> String.valueOf(element.getDomProperty("textContent")))
			.toList();
	}

	void resize(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
	}

	void prefer(String scheme) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
	}

	void picture(Path file) throws IOException {
		Files.createDirectories(file.toAbsolutePath().getParent());
		Files.write(file, this.driver.getScreenshotAs(OutputType.BYTES));
	}

	/** What the console complains of. */
	List<String> complaints() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.map(LogEntry::getMessage)
			.toList();
	}

	/** The addresses that were asked for since the last time. */
	List<String> requests() {
		List<String> urls = new ArrayList<>();
		for (LogEntry entry : this.driver.manage().logs().get(LogType.PERFORMANCE)) {
			String message = entry.getMessage();
			int at = message.indexOf("\"url\":\"");
			if (message.contains("\"Network.requestWillBeSent\"") && at > 0) {
				urls.add(message.substring(at + 7, message.indexOf('"', at + 7)));
			}
		}
		return urls;
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
