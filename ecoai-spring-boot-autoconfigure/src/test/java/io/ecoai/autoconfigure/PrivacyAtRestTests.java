package io.ecoai.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import io.ecoai.CachedPrompt;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.KeyExplanation;
import io.ecoai.cache.PromptsNotSearchableException;
import io.ecoai.control.CacheControl;
import io.ecoai.settings.Mode;
import io.ecoai.usage.PromptQuery;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What somebody can read who gets hold of the files of an application.
 */
class PrivacyAtRestTests extends AbstractApplicationTests {

	private static final String FIRST_KEY = key('a');

	private static final String SECOND_KEY = key('b');

	private static final String SYSTEM = "You are Zebedee's physician.";

	private static final String QUESTION = "Is Zebedee Quillfeather's rash infectious?";

	private static final Prompt PROMPT = new Prompt(List.of(new SystemMessage(SYSTEM), new UserMessage(QUESTION)));

	@Test
	void noFileShowsQuestionAnswerTagOrKeyOnceThereIsAnEncryptionKey() throws IOException {
		try (RunningApplication application = start("ecoai.encryption.key=" + FIRST_KEY)) {
			String answer = talk(application);
			String key = application.ecoAi().explain(application.model(), PROMPT).key().value();
			String[] secrets = { "Zebedee", "Quillfeather", "physician", answer, "patient-4711", "ward-nine", key,
					key.substring(2), FIRST_KEY };
			assertShowNothing(RunningApplication.cache(this.folder), secrets);
			assertThat(this.folder.resolve("cache.db-wal")).exists();
			// The log is summed up by namespace.
			assertShowNothing(RunningApplication.usage(this.folder), "Zebedee", "Quillfeather", "physician", answer,
					"patient-4711", key, key.substring(2), FIRST_KEY);
			assertThat(this.folder.resolve("usage.db-wal")).exists();
		}
	}

	@Test
	void theSameFilesShowItAllWithoutAKey() throws IOException {
		try (RunningApplication application = start()) {
			String answer = talk(application);
			assertThat(content(RunningApplication.cache(this.folder))).contains("Zebedee", "physician", answer,
					"patient-4711", "ward-nine");
			assertThat(content(RunningApplication.usage(this.folder))).contains("Zebedee");
		}
	}

	@Test
	void whoHasTheKeySeesEverythingAsBefore() {
		try (RunningApplication application = start("ecoai.encryption.key=" + FIRST_KEY)) {
			talk(application);
		}
		try (RunningApplication application = start("ecoai.encryption.key=" + FIRST_KEY)) {
			assertThat(application.ask(CacheControl.tags("patient-4711").namespace("ward-nine").applyTo(PROMPT)))
				.isEqualTo("hit");
			UsageRecord record = application.ecoAi().history(UsageQuery.latest(1)).get(0);
			assertThat(record.prompt()).isEqualTo(QUESTION);
			assertThat(record.promptHash()).startsWith("h1-");
			application.ask(PROMPT);
			KeyExplanation explanation = application.ecoAi().explain(application.model(), new Prompt(QUESTION));
			assertThat(explanation.nearest()).isNotNull();
			assertThat(explanation.nearest().prompt()).isEqualTo(QUESTION);
			assertThat(explanation.nearest().differences()).isNotEmpty();
			assertThat(application.ecoAi().flush(FlushFilter.namespace("ward-nine"))).isOne();
			assertThat(application.ecoAi().cache().entries()).isOne();
		}
	}

	@Test
	void anAnswerLeavesByTheKeyThatItsRecordShows() {
		try (RunningApplication application = start("ecoai.encryption.key=" + FIRST_KEY)) {
			application.model().stream(PROMPT).blockLast();
			application.ask("Who?");
			application.ask(PROMPT);
			assertThat(application.ask(PROMPT)).isEqualTo("hit");
			List<UsageRecord> records = application.ecoAi().history(UsageQuery.latest());
			assertThat(records.get(0).promptHash()).isEqualTo(records.get(3).promptHash());
			CacheKey shown = new CacheKey(String.valueOf(records.get(0).promptHash()));
			assertThat(application.ecoAi().flush(FlushFilter.key(shown))).isEqualTo(2);
			assertThat(application.ask("Who?")).isEqualTo("hit");
			assertThat(application.ask(PROMPT)).isEqualTo("miss");
		}
	}

	@Test
	void theListOfPromptsIsReadableWithTheKeyAndSaysWhatItLacksWithout() {
		try (RunningApplication application = start("ecoai.encryption.key=" + FIRST_KEY)) {
			application.ask(PROMPT);
			application.model().stream(new Prompt("Who?")).blockLast();
			assertThat(prompts(application, "QUILLfeather")).singleElement().satisfies((prompt) -> {
				assertThat(prompt.usage().prompt()).isEqualTo(QUESTION);
				assertThat(prompt.usage().encrypted()).isFalse();
				assertThat(prompt.kept()).isNotNull();
				KeyExplanation explanation = application.ecoAi().explain(new CacheKey(prompt.usage().key()));
				assertThat(explanation.components()).isNotEmpty();
				assertThat(explanation.key()).isEqualTo(application.ecoAi().explain(application.model(), PROMPT).key());
			});
			assertThat(prompts(application, "Who?")).singleElement()
				.satisfies((prompt) -> assertThat(prompt.kept()).as("only streamed").isNotNull());
			assertThat(prompts(application, null)).hasSize(2);
		}
		try (RunningApplication application = start()) {
			assertThat(prompts(application, "ecoai")).isEmpty();
			assertThat(prompts(application, null)).hasSize(2).allSatisfy((prompt) -> {
				assertThat(prompt.usage().prompt()).isNull();
				assertThat(prompt.usage().encrypted()).isTrue();
			});
		}
	}

	private static List<CachedPrompt> prompts(RunningApplication application, @Nullable String search) {
		return application.ecoAi()
			.prompts(new PromptQuery(10, 0, PromptQuery.Order.HITS, search, null, null, null, null, null, null))
			.prompts();
	}

	@Test
	void answersAndPromptsOfThePreviousKeyAreStillRead() {
		try (RunningApplication application = start("ecoai.encryption.key=" + FIRST_KEY)) {
			application.ask(PROMPT);
		}
		try (RunningApplication application = start("ecoai.encryption.key=" + SECOND_KEY,
				"ecoai.encryption.previous-key=" + FIRST_KEY)) {
			assertThat(application.ask(PROMPT)).isEqualTo("hit");
			assertThat(application.ask("Who?")).isEqualTo("miss");
			assertThat(application.ecoAi().history(UsageQuery.latest())).extracting(UsageRecord::prompt)
				.containsExactly("Who?", QUESTION, QUESTION);
		}
		try (RunningApplication application = start("ecoai.encryption.key=" + SECOND_KEY)) {
			assertThat(application.ask("Who?")).isEqualTo("hit");
			assertThat(application.ask(PROMPT)).isEqualTo("miss");
			assertThat(application.ecoAi().history(UsageQuery.latest())).extracting(UsageRecord::prompt)
				.containsExactly(QUESTION, "Who?", "Who?", QUESTION, null);
		}
	}

	@Test
	void answersFromBeforeOrAfterThereWasAKeyAreMisses() {
		try (RunningApplication application = start()) {
			application.ask(PROMPT);
		}
		try (RunningApplication application = start("ecoai.encryption.key=" + FIRST_KEY)) {
			assertThat(application.ask(PROMPT)).isEqualTo("miss");
			application.ask("Who?");
			assertThat(application.ecoAi().history(UsageQuery.latest()).get(2).prompt()).isEqualTo(QUESTION);
		}
		try (RunningApplication application = start()) {
			assertThat(application.ask("Who?")).isEqualTo("miss");
			assertThat(application.ask(PROMPT)).isEqualTo("hit");
			assertThat(application.ecoAi().history(UsageQuery.latest())).extracting(UsageRecord::prompt)
				.containsExactly(QUESTION, "Who?", null, null, QUESTION);
		}
	}

	@Test
	void aPatternOverEncryptedPromptsIsRefusedAndRemovesNothing() {
		try (RunningApplication application = start("ecoai.encryption.key=" + FIRST_KEY)) {
			application.ask(PROMPT);
			assertThatExceptionOfType(PromptsNotSearchableException.class)
				.isThrownBy(() -> application.ecoAi().flush(FlushFilter.pattern("*")))
				.withMessageContaining("ecoai.encryption.key")
				.withMessageContaining("model, tag, namespace or key");
			assertThat(application.ask(PROMPT)).isEqualTo("hit");
			assertThat(application.ecoAi().flush(FlushFilter.model("gpt-4o"))).isOne();
		}
	}

	@ParameterizedTest
	@CsvSource({ "ecoai.encryption.key,MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=", "ecoai.usage.prompt-text,none" })
	void theEndpointAnswersAPatternWithTheReason(String property, String value) throws Exception {
		try (RunningApplication application = RunningApplication.webIn(this.folder, WebApplicationType.SERVLET)
			.provider(this.stub)
			.with("management.endpoints.web.exposure.include=ecoai", "management.endpoint.ecoai.access=unrestricted",
					property + "=" + value)
			.start()) {
			HttpRequest request = HttpRequest
				.newBuilder(URI
					.create("http://127.0.0.1:" + application.port() + "/actuator/ecoai/cache?pattern=*&model=gpt-4o"))
				.DELETE()
				.build();
			HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
			assertThat(response.statusCode()).isEqualTo(400);
			assertThat(response.body()).startsWith("{\"error\":").contains(property);
		}
	}

	@Test
	void withoutPromptTextNothingOfAPromptIsKept() throws IOException {
		try (RunningApplication application = start("ecoai.usage.prompt-text=none")) {
			talk(application);
			assertShowNothing(RunningApplication.cache(this.folder), "Zebedee", "Quillfeather", "physician");
			assertShowNothing(RunningApplication.usage(this.folder), "Zebedee", "Quillfeather", "physician");
			assertThat(application.ecoAi().history(UsageQuery.latest(1)).get(0).prompt()).isNull();
			assertThatExceptionOfType(PromptsNotSearchableException.class)
				.isThrownBy(() -> application.ecoAi().flush(FlushFilter.pattern("*")))
				.withMessageContaining("ecoai.usage.prompt-text=none");
			assertThatIllegalArgumentException().isThrownBy(() -> prompts(application, "rash"))
				.withMessageContaining("ecoai.usage.prompt-text=none");
			assertThat(prompts(application, null)).hasSize(1);
			assertThat(application.ecoAi().flush(FlushFilter.tag("patient-4711"))).isOne();
		}
	}

	@Test
	void aPreviewIsTwoHundredCharactersAndTheFullTextIsAll() {
		String question = "Why? ".repeat(1000);
		try (RunningApplication application = start()) {
			application.ask(question);
			assertThat(application.ecoAi().history(UsageQuery.latest(1)).get(0).prompt()).hasSize(200);
		}
		for (String property : List.of("ecoai.usage.retention=90d", "ecoai.encryption.key=" + FIRST_KEY)) {
			try (RunningApplication application = start("ecoai.usage.prompt-text=full", property)) {
				application.ask(question);
				assertThat(application.ecoAi().history(UsageQuery.latest(1)).get(0).prompt()).isEqualTo(question);
			}
		}
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no POSIX permissions")
	void allFilesAreForTheirOwnerOnly() throws IOException {
		try (RunningApplication application = start()) {
			application.ask(PROMPT);
			application.ecoAi().summary();
			application.ecoAi().updateSettings((settings) -> settings.withMode(Mode.PROD));
			try (Stream<Path> files = Files.list(this.folder)) {
				assertThat(files.filter((file) -> !file.endsWith(".gitignore")))
					.extracting((file) -> file.getFileName() + " "
							+ PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
					.containsExactlyInAnyOrder("cache.db rw-------", "cache.db-wal rw-------", "cache.db-shm rw-------",
							"usage.db rw-------", "usage.db-wal rw-------", "usage.db-shm rw-------",
							"settings.json rw-------");
			}
		}
	}

	/** Asks in every way, so that there is something of everything to be found. */
	private String talk(RunningApplication application) {
		Prompt prompt = CacheControl.tags("patient-4711").namespace("ward-nine").applyTo(PROMPT);
		ChatResponse response = application.model().call(prompt);
		application.model().stream(prompt).blockLast();
		application.ecoAi().summary();
		return latin1(String.valueOf(response.getResult().getOutput().getText()).getBytes(StandardCharsets.UTF_8));
	}

	/** Bytes as characters, so that a text can be looked for in what is none. */
	private static String latin1(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	private RunningApplication start(String... properties) {
		return application().with(properties).start();
	}

	private static void assertShowNothing(Path file, String... secrets) throws IOException {
		assertThat(secrets).allSatisfy((secret) -> assertThat(secret).hasSizeGreaterThan(3));
		assertThat(content(file)).doesNotContain(secrets);
	}

	/** The raw bytes of a database and of all files beside it. */
	private static String content(Path file) throws IOException {
		StringBuilder content = new StringBuilder();
		try (Stream<Path> files = Files.list(file.getParent())) {
			for (Path part : files.filter((candidate) -> candidate.toString().startsWith(file.toString())).toList()) {
				content.append(latin1(Files.readAllBytes(part)));
			}
		}
		return content.toString();
	}

	private static String key(char filling) {
		return Base64.getEncoder().encodeToString(String.valueOf(filling).repeat(32).getBytes(StandardCharsets.UTF_8));
	}

}
