package io.ecoai.wire;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * The providers whose real clients tests drive.
 */
public enum Provider {

	/** Spring AI's OpenAI client, which also serves OpenAI-compatible hosts. */
	OPENAI("gpt-4.1"),

	/** Spring AI's Anthropic client. */
	ANTHROPIC("claude-sonnet-4-5"),

	/** Spring AI's Google GenAI client. */
	GEMINI("gemini-2.5-flash"),

	/** Spring AI's Ollama client. */
	OLLAMA("llama3.1:8b");

	private final String model;

	Provider(String model) {
		this.model = model;
	}

	ProviderWire wire() {
		return switch (this) {
			case OPENAI -> new OpenAiWire();
			case ANTHROPIC -> new AnthropicWire();
			case GEMINI -> new GeminiWire();
			case OLLAMA -> new OllamaWire();
		};
	}

	/**
	 * The model id that {@link #options()} and {@link #prompt()} start from.
	 * @return the id
	 */
	public String model() {
		return this.model;
	}

	/**
	 * The answers that this provider can give to a call.
	 * @return the kinds
	 */
	public List<Answer> answers() {
		return Stream.of(Answer.values()).filter((answer) -> Bodies.has(wire(), answer, false)).toList();
	}

	/**
	 * The answers that this provider can give as a stream.
	 * @return the kinds
	 */
	public List<Answer> streamedAnswers() {
		return Stream.of(Answer.values()).filter((answer) -> Bodies.has(wire(), answer, true)).toList();
	}

	/**
	 * How many events of a streamed {@link Answer#TEXT} the client must have read until
	 * it has handed out two chunks. It is not one because there is no number of events
	 * after which Google's client has handed out one.
	 * @return the number of events, for {@link ProviderStub#holdAfterChunks(int)}
	 */
	public int eventsForTwoChunks() {
		return wire().eventsForTwoChunks();
	}

	/**
	 * Options of this provider's own class with its {@link #model()} and temperature 0.2.
	 * @return new options
	 */
	public ChatOptions options() {
		return options(UnaryOperator.identity());
	}

	/**
	 * Options of this provider's own class.
	 * @param values changes the model, temperature 0.2 and no tools
	 * @return new options
	 */
	public ChatOptions options(UnaryOperator<OptionValues> values) {
		return wire().options(values.apply(new OptionValues(this.model, 0.2, List.of())));
	}

	/**
	 * The real model, built by its public builder with a dummy key and without retries.
	 * @param baseUrl in the form that this provider's client wants
	 * @param customisation changes what the model is built with
	 * @return a new model
	 */
	public ChatModel createModel(String baseUrl, UnaryOperator<ModelSettings> customisation) {
		return wire().createModel(baseUrl,
				customisation.apply(new ModelSettings(options(), 0, ObservationRegistry.NOOP, null)));
	}

	/**
	 * A short prompt that asks for an answer of this kind, as far as the client must know
	 * it to keep all of the answer: spoken output is dropped if it was not asked for.
	 * @param answer the kind of answer
	 * @return a new prompt
	 */
	public Prompt promptFor(Answer answer) {
		return new Prompt("What is the capital of France?", wire().asking(options(), answer));
	}

	/**
	 * A prompt with everything that {@link #mutations()} changes: system text, an image,
	 * a finished tool round, two tools and this provider's options.
	 * @return a new prompt, equal in content each time
	 */
	public Prompt prompt() {
		return Prompts.withEverything(options((values) -> values.withTools(Tools.weather(), Tools.time())));
	}

	/**
	 * Changes of {@link #prompt()} that can change the answer, each exactly one thing.
	 * @return the changes
	 */
	public List<PromptChange> mutations() {
		return Stream.concat(Prompts.mutations().stream(), wire().mutations().stream()).toList();
	}

	/**
	 * Changes of {@link #prompt()} that cannot change the answer.
	 * @return the changes
	 */
	public List<PromptChange> harmlessChanges() {
		return Stream.concat(Prompts.harmlessChanges().stream(), wire().harmlessChanges().stream()).toList();
	}

}
