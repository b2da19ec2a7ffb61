package io.ecoai.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.ecoai.autoconfigure.Injection.Vendor;
import io.ecoai.autoconfigure.Models.FinalModel;
import io.ecoai.autoconfigure.Models.OpenModel;
import jakarta.annotation.Resource;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.Model;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Beans that ask for models in different ways.
 */
final class InjectionPoints {

	private InjectionPoints() {
	}

	static class Consumers<T> {

		List<T> concrete = List.of();

		List<ChatModel> interfaces = List.of();

		List<ChatModel> resources = List.of();

		@Autowired
		void interfaces(@Qualifier("first") ChatModel a, @Qualifier("second") ChatModel b,
				@Qualifier("one") ChatModel c, @Qualifier("two") ChatModel d, @Vendor("a") ChatModel e,
				@Vendor("b") ChatModel f) {
			this.interfaces = List.of(a, b, c, d, e, f);
		}

	}

	static class FinalConsumers extends Consumers<FinalModel> {

		@Resource(name = "second")
		@Nullable FinalModel byResourceName;

		@Autowired
		void concrete(@Qualifier("first") FinalModel a, @Qualifier("second") FinalModel b,
				@Qualifier("one") FinalModel c, @Qualifier("two") FinalModel d, @Vendor("a") FinalModel e,
				@Vendor("b") FinalModel f, FinalModel second) {
			this.concrete = List.of(a, b, c, d, e, f, second);
		}

		@Autowired
		void resources(ObjectProvider<FinalModel> first) {
			this.resources = List.of(first.getObject(), Objects.requireNonNull(this.byResourceName));
		}

	}

	static class OpenConsumers extends Consumers<OpenModel> {

		@Autowired
		void concrete(@Qualifier("first") OpenModel a, @Qualifier("second") OpenModel b, @Qualifier("one") OpenModel c,
				@Qualifier("two") OpenModel d, @Vendor("a") OpenModel e, @Vendor("b") OpenModel f, OpenModel second) {
			this.concrete = List.of(a, b, c, d, e, f, second);
		}

		@Autowired
		void resources(ChatModel first, OpenModel second) {
			this.resources = List.of(first, second);
		}

	}

	static class Collections {

		@Autowired
		Map<String, ChatModel> map;

		@Autowired
		List<ChatModel> list;

		@Autowired
		ChatModel[] array;

		@Autowired
		ObjectProvider<ChatModel> provider;

		@Autowired
		List<Model<Prompt, ChatResponse>> generic;

		@Autowired
		List<FinalModel> finals;

		@Autowired
		ObjectProvider<FinalModel> finalProvider;

		List<FinalModel> stream;

		@Autowired
		void stream(ObjectProvider<FinalModel> first) {
			this.stream = first.orderedStream().toList();
		}

	}

}
