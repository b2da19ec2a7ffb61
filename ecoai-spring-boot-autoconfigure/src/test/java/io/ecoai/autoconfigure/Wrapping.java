package io.ecoai.autoconfigure;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.model.Model;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The wrapping of models with a decorator that counts.
 */
@Configuration(proxyBeanMethods = false)
class Wrapping {

	@Bean
	CountingDecorator countingDecorator() {
		return new CountingDecorator();
	}

	/** The name of the model that is found behind a bean. */
	static String name(Model<?, ?> model) {
		return (model instanceof ImageModel images) ? ImageModels.ask(images, "Who?").split(" ", 2)[0]
				: ((ChatModel) model).getOptions().getModel();
	}

	static ApplicationContextRunner runner(Class<?>... autoConfigurations) {
		Class<?>[] all = new Class<?>[autoConfigurations.length + 1];
		System.arraycopy(autoConfigurations, 0, all, 0, autoConfigurations.length);
		all[autoConfigurations.length] = ModelWrappingConfiguration.class;
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(all))
			.withUserConfiguration(Wrapping.class);
	}

}
