package io.ecoai.autoconfigure;

import java.util.List;
import java.util.Map;

import io.ecoai.autoconfigure.ImageModels.FinalImageModel;
import io.ecoai.autoconfigure.ImageModels.OpenImageModel;
import io.ecoai.autoconfigure.Injection.Vendor;
import io.ecoai.autoconfigure.Models.FinalModel;
import io.ecoai.autoconfigure.Models.Named;
import io.ecoai.autoconfigure.Models.OpenModel;
import io.ecoai.wrap.Decorated;
import jakarta.annotation.Resource;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;
import org.springframework.ai.model.Model;
import org.springframework.ai.model.ModelRequest;
import org.springframework.ai.model.ModelResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans that ask for models in different ways.
 */
final class InjectionPoints {

	private InjectionPoints() {
	}

	/**
	 * Asks for two models.
	 *
	 * @param <M> the interface
	 * @param <T> the class of both
	 */
	abstract static class Consumers<M extends Model<?, ?>, T extends M> {

		private List<T> concrete = List.of();

		private List<M> interfaces = List.of();

		private List<M> named = List.of();

		@Autowired
		void interfaces(@Qualifier("first") M a, @Qualifier("second") M b, @Qualifier("one") M c, @Qualifier("two") M d,
				@Vendor("a") M e, @Vendor("b") M f) {
			this.interfaces = List.of(a, b, c, d, e, f);
		}

		@Autowired
		void concrete(@Qualifier("first") T a, @Qualifier("second") T b, @Qualifier("one") T c, @Qualifier("two") T d,
				@Vendor("a") T e, @Vendor("b") T f, T second) {
			this.concrete = List.of(a, b, c, d, e, f, second);
		}

		@Autowired
		void named(M first, M second) {
			this.named = List.of(first, second);
		}

		void verify(Class<T> type) {
			assertThat(this.concrete).hasSize(7).allSatisfy((model) -> assertThat(model).isInstanceOf(type));
			assertThat(this.concrete).extracting(Wrapping::name)
				.containsExactly("first", "second", "first", "second", "first", "second", "second");
			assertThat(this.interfaces).allSatisfy((model) -> assertThat(model).isInstanceOf(Decorated.class));
			assertThat(this.interfaces).extracting(Wrapping::name)
				.containsExactly("first", "second", "first", "second", "first", "second");
			assertThat(this.named).extracting(Wrapping::name).containsExactly("first", "second");
		}

	}

	static class FinalConsumers extends Consumers<ChatModel, FinalModel> {

		@Resource(name = "second")
		@Nullable FinalModel byResourceName;

	}

	static class OpenConsumers extends Consumers<ChatModel, OpenModel> {

	}

	static class FinalImageConsumers extends Consumers<ImageModel, FinalImageModel> {

	}

	static class OpenImageConsumers extends Consumers<ImageModel, OpenImageModel> {

	}

	/**
	 * Asks for all models.
	 *
	 * @param <M> the interface
	 * @param <T> the class of two of them
	 * @param <Q> what the models are asked
	 * @param <R> what they answer
	 */
	abstract static class Collections<M extends Model<Q, R>, T extends Named, Q extends ModelRequest<?>, R extends ModelResponse<?>> {

		@Autowired
		Map<String, M> map;

		@Autowired
		List<M> list;

		@Autowired
		ObjectProvider<M> provider;

		@Autowired
		List<Model<Q, R>> generic;

		@Autowired
		List<T> finals;

		/** Verifies that each is there once. */
		void verify() {
			assertThat(this.map).containsOnlyKeys("first", "second", "model");
			assertThat(this.list).hasSize(3).allMatch(Decorated.class::isInstance);
			assertThat(Wrapping.name(this.list.get(0))).isEqualTo("second");
			assertThat(this.provider.stream()).hasSize(3).allMatch(Decorated.class::isInstance);
			assertThat(this.generic).hasSize(3).allMatch(Decorated.class::isInstance);
			assertThat(this.finals).extracting(Named::name).containsExactly("second", "first");
		}

	}

	static class ChatCollections extends Collections<ChatModel, FinalModel, Prompt, ChatResponse> {

		@Autowired
		ChatModel[] array;

		@Autowired
		ObjectProvider<FinalModel> first;

	}

	static class ImageCollections extends Collections<ImageModel, FinalImageModel, ImagePrompt, ImageResponse> {

		@Autowired
		ImageModel[] array;

		@Autowired
		ObjectProvider<FinalImageModel> first;

	}

}
