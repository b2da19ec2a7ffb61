package io.ecoai.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ChatModelBeansTests {

	private final GenericApplicationContext context = new GenericApplicationContext();

	private final ChatModelBeans models = new ChatModelBeans(this.context);

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void needsNoNameForTheOnlyOne() {
		ChatModel one = register("one", false);
		this.context.refresh();
		assertThat(this.models.find(null).model()).isSameAs(one);
		assertThat(this.models.find(null).name()).isEqualTo("one");
	}

	@Test
	void needsNoNameForTheOneThatIsPreferred() {
		register("one", false);
		ChatModel two = register("two", true);
		this.context.refresh();
		assertThat(this.models.find(null).model()).isSameAs(two);
		assertThat(this.models.find(null).name()).isEqualTo("two");
		assertThat(this.models.find("one").name()).isEqualTo("one");
	}

	@Test
	void namesThoseThatThereAre() {
		register("one", false);
		register("two", false);
		this.context.registerBean("scopedTarget.two", ChatModel.class, () -> model());
		this.context.registerBean("text", String.class, () -> "text");
		this.context.refresh();
		assertThatIllegalArgumentException().isThrownBy(() -> this.models.find(null))
			.withMessage("Which chat model? Name one of: one, two");
		assertThatIllegalArgumentException().isThrownBy(() -> this.models.find("text"))
			.withMessage("'text' is no chat model. Name one of: one, two");
	}

	@Test
	void saysThatThereIsNone() {
		this.context.refresh();
		assertThatIllegalArgumentException().isThrownBy(() -> this.models.find(null))
			.withMessage("Which chat model? There is none");
	}

	private ChatModel register(String name, boolean primary) {
		ChatModel model = model();
		this.context.registerBean(name, ChatModel.class, () -> model, (definition) -> definition.setPrimary(primary));
		return model;
	}

	private static ChatModel model() {
		ChatResponse response = new ChatResponse(List.of());
		// It holds something, so that each is an object of its own.
		return (prompt) -> response;
	}

}
