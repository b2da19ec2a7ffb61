package io.ecoai.autoconfigure;

import io.ecoai.autoconfigure.ImageModels.CustomImageModel;
import io.ecoai.autoconfigure.ImageModels.FinalImageModel;
import io.ecoai.autoconfigure.ImageModels.OpenImageModel;
import io.ecoai.autoconfigure.Injection.Vendor;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.image.ImageModel;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.cloud.context.config.annotation.RefreshScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.annotation.Order;

/**
 * Applications with image models.
 */
final class ImageApplications {

	private ImageApplications() {
	}

	/** What is given to one that asks for a class and for the interface. */
	record Received(FinalImageModel concrete, ImageModel model) {
	}

	@Configuration(proxyBeanMethods = false)
	static class TwoFinalImages {

		@Bean
		@Qualifier("one")
		@Vendor("a")
		@Order(2)
		FinalImageModel first() {
			return new FinalImageModel("first");
		}

		@Bean
		@Qualifier("two")
		@Vendor("b")
		@Order(1)
		FinalImageModel second() {
			return new FinalImageModel("second");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoOpenImages {

		@Bean
		@Qualifier("one")
		@Vendor("a")
		OpenImageModel first() {
			return new OpenImageModel("first");
		}

		@Bean
		@Qualifier("two")
		@Vendor("b")
		OpenImageModel second() {
			return new OpenImageModel("second");
		}

	}

	@Configuration
	static class SelfCallingImages {

		@Bean
		FinalImageModel model() {
			return new FinalImageModel("model");
		}

		@Bean
		Received received() {
			return new Received(model(), model());
		}

	}

	static class ImageFactory implements FactoryBean<CustomImageModel> {

		@Override
		public CustomImageModel getObject() {
			return new FinalImageModel("made");
		}

		@Override
		public Class<?> getObjectType() {
			return CustomImageModel.class;
		}

	}

	/** A chat model of the application that also draws. */
	record Illustrator(ImageModel images) implements ChatModel {

		@Override
		public ChatResponse call(Prompt prompt) {
			return Models.answer(ImageModels.ask(this.images, prompt.getContents()));
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return Flux.defer(() -> Flux.just(call(prompt)));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Illustrated {

		@Bean
		FinalImageModel images() {
			return new FinalImageModel("images");
		}

		@Bean
		ChatClient client(ImageModel images) {
			return ChatClient.create(new Illustrator(images));
		}

	}

	record Lazily(@Lazy @Qualifier("closed") ImageModel closed, @Lazy OpenImageModel open) {
	}

	@Configuration(proxyBeanMethods = false)
	static class RefreshedImages {

		@Bean
		@RefreshScope
		OpenImageModel open() {
			return new OpenImageModel("open");
		}

		@Bean
		@RefreshScope
		ImageModel declared() {
			return new FinalImageModel("declared");
		}

		@Bean
		@Scope(scopeName = "refresh", proxyMode = ScopedProxyMode.INTERFACES)
		FinalImageModel closed() {
			return new FinalImageModel("closed");
		}

	}

}
