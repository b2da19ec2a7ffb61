package io.ecoai.sample;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.ecoai.sample.SampleClient.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

@SampleApplicationTest
class PageTests {

	@Autowired
	private Environment environment;

	private SampleClient client;

	@BeforeEach
	void connect() {
		this.client = new SampleClient(this.environment);
	}

	@Test
	void allowsNothingFromOtherHosts() {
		Reply<String> page = this.client.get("/", String.class);
		assertThat(page.status()).isEqualTo(HttpStatus.OK);
		assertThat(page.headers().getFirst("Content-Security-Policy")).startsWith("default-src 'self'");
		assertThat(page.body()).doesNotContain("http://", "https://", "<script>", "style=", "onclick=");
	}

	@Test
	void findsEveryFileThatItNames() {
		String page = this.client.get("/", String.class).body();
		List<String> files = found("(?:href|src)=\"([^\"]+)\"", page);
		assertThat(files).contains("app.js", "style.css", "favicon.svg");
		for (String file : files) {
			Reply<String> response = this.client.get("/" + file, String.class);
			assertThat(response.status()).as(file).isEqualTo(HttpStatus.OK);
			for (String module : found("from '\\./([^']+)'", response.body())) {
				assertThat(this.client.get("/" + module, String.class).status()).as(module).isEqualTo(HttpStatus.OK);
			}
		}
	}

	@Test
	void hasAWrittenAnswerForEveryExample() {
		String page = this.client.get("/", String.class).body();
		List<String> examples = found("class=\"example\">([^<]+)<", page);
		assertThat(examples).hasSizeGreaterThan(2);
		for (String example : examples) {
			assertThat(this.client.ask(example).body().path("answer").asString()).isNotBlank()
				.doesNotStartWith("You asked:");
		}
	}

	private static List<String> found(String pattern, String text) {
		return Pattern.compile(pattern).matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
	}

}
