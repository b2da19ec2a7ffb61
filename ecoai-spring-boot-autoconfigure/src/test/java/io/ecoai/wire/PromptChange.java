package io.ecoai.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * A named change of a prompt. It leaves the given prompt alone. The name shows in the
 * display name of a parameterised test.
 *
 * @param name what it changes
 * @param change makes the changed copy
 */
public record PromptChange(String name, UnaryOperator<Prompt> change) {

	static PromptChange messages(String name, Consumer<List<Message>> change) {
		return new PromptChange(name, (prompt) -> {
			List<Message> messages = new ArrayList<>(prompt.getInstructions());
			change.accept(messages);
			return new Prompt(messages, prompt.getOptions());
		});
	}

	static <M extends Message> PromptChange message(String name, int index, Class<M> type,
			Function<M, Message> change) {
		return messages(name, (all) -> all.set(index, change.apply(type.cast(all.get(index)))));
	}

	static <O extends ChatOptions> PromptChange options(String name, Class<O> type,
			Function<O, ChatOptions.Builder<?>> change) {
		return new PromptChange(name,
				(prompt) -> new Prompt(prompt.getInstructions(), change.apply(type.cast(prompt.getOptions())).build()));
	}

	/**
	 * Make the changed copy.
	 * @param prompt the prompt to start from
	 * @return the changed copy
	 */
	public Prompt apply(Prompt prompt) {
		return this.change.apply(prompt);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
