package io.ecoai.autoconfigure;

import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.autoconfigure.Models.FinalModel;
import io.ecoai.autoconfigure.Models.OpenModel;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.cloud.context.config.annotation.RefreshScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;

/**
 * Applications whose models live in different scopes and contexts.
 */
final class Scopes {

	private Scopes() {
	}

	@Configuration(proxyBeanMethods = false)
	static class Prototypes {

		@Bean
		@Scope("prototype")
		FinalModel closed() {
			return new FinalModel("closed");
		}

		@Bean
		@Scope("prototype")
		OpenModel open() {
			return new OpenModel("open");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyModels {

		@Bean
		AtomicInteger made() {
			return new AtomicInteger();
		}

		@Bean
		@Lazy
		FinalModel closed(AtomicInteger made) {
			made.incrementAndGet();
			return new FinalModel("closed");
		}

		@Bean
		@Lazy
		OpenModel open(AtomicInteger made) {
			made.incrementAndGet();
			return new OpenModel("open");
		}

		@Bean
		Consumer consumer(@Lazy @Qualifier("closed") ChatModel closed, @Lazy OpenModel open) {
			return new Consumer(closed, open);
		}

		static int made(org.springframework.context.ApplicationContext context) {
			return context.getBean(AtomicInteger.class).get();
		}

		record Consumer(ChatModel closed, OpenModel open) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Refreshed {

		@Bean
		@RefreshScope
		OpenModel open() {
			return new OpenModel("open");
		}

		@Bean
		@RefreshScope
		ChatModel declared() {
			return new FinalModel("declared");
		}

		@Bean
		@Scope(scopeName = "refresh", proxyMode = ScopedProxyMode.INTERFACES)
		FinalModel closed() {
			return new FinalModel("closed");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Parent {

		@Bean
		@Qualifier("first")
		FinalModel a() {
			return new FinalModel("a");
		}

		@Bean
		FinalModel b() {
			return new FinalModel("b");
		}

		@Bean
		OpenModel open() {
			return new OpenModel("open");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Child {

		@Bean
		Seen seen(@Qualifier("a") ChatModel a, @Qualifier("b") FinalModel concrete,
				@Qualifier("first") FinalModel byMethodQualifier, OpenModel open) {
			return new Seen(a, concrete, byMethodQualifier, open);
		}

		record Seen(ChatModel a, FinalModel concrete, FinalModel byMethodQualifier, OpenModel open) {
		}

	}

	static final class ClosedInCircle extends Models.Base {

		@Autowired
		@org.jspecify.annotations.Nullable
		Partner partner;

		ClosedInCircle() {
			super("closed");
		}

	}

	static class OpenInCircle extends Models.Base {

		@Autowired
		@org.jspecify.annotations.Nullable
		Partner partner;

		OpenInCircle() {
			super("open");
		}

	}

	static class Partner {

		@Autowired
		ChatModel closed;

		@Autowired
		OpenInCircle open;

	}

	@Configuration(proxyBeanMethods = false)
	static class Circle {

		@Bean
		ClosedInCircle closed() {
			return new ClosedInCircle();
		}

		@Bean
		OpenInCircle open() {
			return new OpenInCircle();
		}

		@Bean
		Partner partner() {
			return new Partner();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Closing {

		@Bean(destroyMethod = "close")
		ClosableModel model(AtomicInteger closed) {
			return new ClosableModel(closed);
		}

		@Bean
		User user(ClosableModel model) {
			return new User(model);
		}

		record User(ClosableModel model) implements AutoCloseable {

			@Override
			public void close() {
				this.model.closed.compareAndSet(0, 10);
			}

		}

	}

	static final class ClosableModel extends Models.Base {

		final AtomicInteger closed;

		ClosableModel(AtomicInteger closed) {
			super("closable");
			this.closed = closed;
		}

		void close() {
			this.closed.incrementAndGet();
		}

	}

}
