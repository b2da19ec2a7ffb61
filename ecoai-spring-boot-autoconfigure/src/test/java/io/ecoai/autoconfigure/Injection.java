package io.ecoai.autoconfigure;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import io.ecoai.autoconfigure.Models.CustomModel;
import io.ecoai.autoconfigure.Models.FinalModel;
import io.ecoai.autoconfigure.Models.HalfOpenModel;
import io.ecoai.autoconfigure.Models.OpenModel;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;

/**
 * Applications that define and inject models in different ways.
 */
final class Injection {

	private Injection() {
	}

	@Retention(RetentionPolicy.RUNTIME)
	@Qualifier
	@interface Vendor {

		String value();

	}

	record One(FinalModel concrete, ChatModel model) {
	}

	record Finals(FinalModel model) {
	}

	@Configuration(proxyBeanMethods = false)
	static class OneFinal {

		@Bean
		FinalModel model() {
			return new FinalModel("model");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OneOpen {

		@Bean
		OpenModel model() {
			return new OpenModel("model");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OneInterface {

		@Bean
		CustomModel model() {
			return new FinalModel("model");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class HalfOpen {

		@Bean
		HalfOpenModel model() {
			return new HalfOpenModel("model");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Lambda {

		@Bean
		ChatModel model() {
			return (prompt) -> Models.answer("lambda");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoFinal {

		@Bean
		@Qualifier("one")
		@Vendor("a")
		@Order(2)
		FinalModel first() {
			return new FinalModel("first");
		}

		@Bean
		@Qualifier("two")
		@Vendor("b")
		@Order(1)
		FinalModel second() {
			return new FinalModel("second");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoOpen {

		@Bean
		@Qualifier("one")
		@Vendor("a")
		OpenModel first() {
			return new OpenModel("first");
		}

		@Bean
		@Qualifier("two")
		@Vendor("b")
		OpenModel second() {
			return new OpenModel("second");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrimaryFinal {

		@Bean
		FinalModel concrete() {
			return new FinalModel("other");
		}

		@Bean
		@Primary
		FinalModel primary() {
			return new FinalModel("primary");
		}

		@Bean
		One one(FinalModel concrete, ChatModel model) {
			return new One(concrete, model);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FallbackFinal {

		@Bean
		@Fallback
		FinalModel concrete() {
			return new FinalModel("fallback");
		}

		@Bean
		FinalModel regular() {
			return new FinalModel("regular");
		}

		@Bean
		One one(FinalModel concrete, ChatModel model) {
			return new One(concrete, model);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Factories {

		@Bean
		ClosedFactory closed() {
			return new ClosedFactory();
		}

		@Bean
		OpenFactory open() {
			return new OpenFactory();
		}

		@Bean
		Finals finals(FinalModel model) {
			return new Finals(model);
		}

	}

	static class ClosedFactory implements FactoryBean<FinalModel> {

		@Override
		public FinalModel getObject() {
			return new FinalModel("closed");
		}

		@Override
		public Class<?> getObjectType() {
			return FinalModel.class;
		}

	}

	static class OpenFactory implements FactoryBean<OpenModel> {

		@Override
		public OpenModel getObject() {
			return new OpenModel("open");
		}

		@Override
		public Class<?> getObjectType() {
			return OpenModel.class;
		}

	}

	@Configuration
	static class SelfCalling {

		@Bean
		FinalModel model() {
			return new FinalModel("model");
		}

		@Bean
		Finals finals() {
			return new Finals(model());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AlreadyDecorated {

		@Bean
		ChatModel model(CountingDecorator decorator) {
			return decorator.decorate(new FinalModel("model"), "mine");
		}

	}

}
