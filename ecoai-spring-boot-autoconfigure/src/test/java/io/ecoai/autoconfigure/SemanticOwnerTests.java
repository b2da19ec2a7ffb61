package io.ecoai.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.ecoai.cache.FlushFilter;
import io.ecoai.control.CacheControl;
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
class SemanticOwnerTests extends AbstractSemanticTests {

	private static final AtomicReference<VectorStore> store = new AtomicReference<>();

	@TempDir
	private Path other;

	@BeforeEach
	void createStore() {
		store.set(SimpleVectorStore.builder(new MeaningModel("meaning")).build());
	}

	@AfterEach
	void stop() {
		store.set(null);
	}

	static List<FlushFilter> filters() {
		return List.of(FlushFilter.all(), FlushFilter.pattern("how do*"), FlushFilter.tag("faq"),
				FlushFilter.model("gpt-4o"));
	}

	@ParameterizedTest
	@MethodSource("filters")
	void leaveEachOthersQuestionsAlone(FlushFilter filter) {
		try (RunningApplication first = start(this.folder); RunningApplication second = start(this.other)) {
			first.ask(ENABLE_TWO_FACTOR);
			SemanticApplications.awaitSemanticHit(first, TURN_ON_TWO_FACTOR);
			assertThat(second.ask(CacheControl.noStore().applyTo(new Prompt(TURN_ON_TWO_FACTOR)))).isEqualTo("miss");
			assertThat(second.ask(ENABLE_TWO_FACTOR)).isEqualTo("miss");
			Awaitility.await().until(() -> questions().size() == 2);
			SemanticApplications.awaitSemanticHit(second, TURN_ON_TWO_FACTOR);
			second.ecoAi().flush(filter);
			Awaitility.await().until(() -> questions().size() == 1);
			SemanticApplications.awaitSemanticHit(first, TURN_ON_TWO_FACTOR);
		}
		try (RunningApplication again = start(this.folder)) {
			SemanticApplications.awaitSemanticHit(again, TURN_ON_TWO_FACTOR);
		}
	}

	private static List<Document> questions() {
		return store.get()
			.similaritySearch(
					SearchRequest.builder().query(ENABLE_TWO_FACTOR).topK(10).similarityThreshold(0.4).build());
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
	static class SharedStore extends SemanticApplications.ChargingModel {

		@Bean
		VectorStore vectorStore() {
			return store.get();
		}

	}

}
