package io.ecoai.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.ecoai.cache.FlushFilter;
import io.ecoai.control.CacheControl;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.document.Document;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.SimpleVectorStore;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two applications that keep answers apart and questions in one vector store.
 */
@Timeout(120)
class SemanticOwnerTests {

	private static final String QUESTION = "How do I enable two-factor authentication?";

	private static final String OTHER_WORDS = "How can I turn on two-factor authentication?";

	private static final AtomicReference<VectorStore> store = new AtomicReference<>();

	private final ProviderStub stub = ProviderStub.start(Provider.OPENAI);

	@TempDir
	private Path one;

	@TempDir
	private Path other;

	@BeforeEach
	void createStore() {
		store.set(SimpleVectorStore.builder(new MeaningModel("meaning")).build());
	}

	@AfterEach
	void stop() {
		store.set(null);
		this.stub.close();
	}

	static List<FlushFilter> filters() {
		return List.of(FlushFilter.all(), FlushFilter.pattern("how do*"), FlushFilter.tag("faq"),
				FlushFilter.model("gpt-4o"));
	}

	@ParameterizedTest
	@MethodSource("filters")
	void leaveEachOthersQuestionsAlone(FlushFilter filter) {
		try (RunningApplication first = start(this.one); RunningApplication second = start(this.other)) {
			first.ask(QUESTION);
			SemanticApplications.awaitSemanticHit(first, OTHER_WORDS);
			assertThat(second.ask(CacheControl.noStore().applyTo(new Prompt(OTHER_WORDS)))).isEqualTo("miss");
			assertThat(second.ask(QUESTION)).isEqualTo("miss");
			Awaitility.await().until(() -> questions().size() == 2);
			SemanticApplications.awaitSemanticHit(second, OTHER_WORDS);
			second.ecoAi().flush(filter);
			Awaitility.await().until(() -> questions().size() == 1);
			SemanticApplications.awaitSemanticHit(first, OTHER_WORDS);
		}
		try (RunningApplication again = start(this.one)) {
			SemanticApplications.awaitSemanticHit(again, OTHER_WORDS);
		}
	}

	private static List<Document> questions() {
		return store.get()
			.similaritySearch(SearchRequest.builder().query(QUESTION).topK(10).similarityThreshold(0.4).build());
	}

	private RunningApplication start(Path folder) {
		return RunningApplication.in(folder)
			.provider(this.stub)
			.with("ecoai.semantic.enabled=true", "ecoai.semantic.threshold=0.7", "ecoai.semantic.match=similar",
					"ecoai.semantic.index=vector-store")
			.beans(SharedStore.class)
			.start();
	}

	@Configuration(proxyBeanMethods = false)
	static class SharedStore {

		@Bean
		MeaningModel embeddingModel() {
			return new MeaningModel("meaning");
		}

		@Bean
		VectorStore vectorStore() {
			return store.get();
		}

	}

}
