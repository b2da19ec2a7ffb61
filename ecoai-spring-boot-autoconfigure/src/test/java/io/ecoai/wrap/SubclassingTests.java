package io.ecoai.wrap;

import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.google.genai.GoogleGenAiChatModel;
import org.springframework.ai.ollama.OllamaChatModel;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

class SubclassingTests {

	@ParameterizedTest
	@ValueSource(classes = { OllamaChatModel.class, GoogleGenAiChatModel.class, Open.class })
	void isOpen(Class<?> type) {
		assertThat(Subclassing.isOpen(type)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(classes = { OpenAiChatModel.class, AnthropicChatModel.class, FinalMethod.class, PublicState.class,
			NoConstructor.class, Sealed.class, Runnable.class, Record.class, InheritsFinalMethod.class })
	void isClosed(Class<?> type) {
		assertThat(Subclassing.isOpen(type)).isFalse();
	}

	@Test
	void isClosedForALambda() {
		Supplier<String> lambda = () -> "";
		assertThat(Subclassing.isOpen(lambda.getClass())).isFalse();
	}

	@Test
	void knowsWhatTheContainerLooksForOnTheClass() {
		assertThat(ContainerDuties.has(SmartLifecycle.class)).isTrue();
		assertThat(ContainerDuties.has(Listening.class)).isTrue();
		assertThat(ContainerDuties.has(Open.class)).isFalse();
	}

	static class Open {

		private final String state = "";

		private final String secret() {
			return this.state;
		}

		@Override
		public String toString() {
			return secret();
		}

	}

	static class FinalMethod {

		final String state() {
			return "";
		}

	}

	static class InheritsFinalMethod extends FinalMethod {

	}

	static class PublicState {

		public String state = "";

	}

	static class NoConstructor {

		private NoConstructor() {
		}

	}

	abstract static sealed class Sealed permits OnlyOne {

	}

	static final class OnlyOne extends Sealed {

	}

	record Record(String state) {
	}

	static class Listening {

		@EventListener
		void on(String event) {
		}

	}

}
