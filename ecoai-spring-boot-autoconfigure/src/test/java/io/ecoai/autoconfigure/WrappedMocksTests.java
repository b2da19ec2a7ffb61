package io.ecoai.autoconfigure;

import io.ecoai.autoconfigure.Models.FinalModel;
import io.ecoai.autoconfigure.Models.OpenModel;
import io.ecoai.wrap.StandIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

class WrappedMocksTests {

	@Configuration(proxyBeanMethods = false)
	@Import({ Wrapping.class, ModelWrappingConfiguration.class })
	static class Infrastructure {

		@Bean
		Consumer consumer(ChatModel model) {
			return new Consumer(model);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Infrastructure.class)
	static class WithFinal {

		@Bean
		FinalModel model() {
			return new FinalModel("real");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Infrastructure.class)
	static class WithOpen {

		@Bean
		OpenModel model() {
			return new OpenModel("real");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ Wrapping.class, ModelWrappingConfiguration.class })
	static class WithTwo {

		@Bean
		FinalModel first() {
			return new FinalModel("first");
		}

		@Bean
		FinalModel second() {
			return new FinalModel("second");
		}

	}

	record Consumer(ChatModel model) {
	}

	private static void verifyMock(ApplicationContext context, ChatModel mock) {
		given(mock.call(any(Prompt.class))).willReturn(Models.answer("mocked"));
		ChatModel injected = context.getBean(Consumer.class).model();
		assertThat(injected).isSameAs(mock);
		assertThat(mockingDetails(injected).isMock()).isTrue();
		injected.call(new Prompt("hi"));
		injected.call(new Prompt("hi"));
		verify(mock, times(2)).call(any(Prompt.class));
		assertThat(context.getBean(CountingDecorator.class).calls).isEmpty();
		assertThat(context.getBeansOfType(ChatModel.class)).containsOnlyKeys("model");
	}

	private static void verifySpy(ApplicationContext context, ChatModel spy) {
		ChatModel injected = context.getBean(Consumer.class).model();
		assertThat(injected).isSameAs(spy);
		injected.call(new Prompt("hi"));
		injected.call(new Prompt("hi"));
		verify(spy, times(2)).call(any(Prompt.class));
		assertThat(context.getBeansOfType(ChatModel.class)).containsOnlyKeys("model");
	}

	@Nested
	@SpringJUnitConfig(WithFinal.class)
	class AMockOfTheInterfaceTests {

		@MockitoBean
		ChatModel model;

		@Test
		void stays(@Autowired ApplicationContext context) {
			verifyMock(context, this.model);
		}

	}

	@Nested
	@SpringJUnitConfig(WithFinal.class)
	class AMockOfTheFinalClassTests {

		@MockitoBean
		FinalModel mock;

		@Test
		void stays(@Autowired ApplicationContext context) {
			verifyMock(context, this.mock);
			assertThat(context.getBean(FinalModel.class)).isSameAs(this.mock);
		}

	}

	@Nested
	@SpringJUnitConfig(WithFinal.class)
	class AMockByNameTests {

		@MockitoBean(name = "model", enforceOverride = true)
		FinalModel mock;

		@Test
		void stays(@Autowired ApplicationContext context) {
			verifyMock(context, this.mock);
		}

	}

	@Nested
	@SpringJUnitConfig(WithOpen.class)
	class AMockOfTheOpenClassTests {

		@MockitoBean
		OpenModel mock;

		@Test
		void stays(@Autowired ApplicationContext context) {
			verifyMock(context, this.mock);
		}

	}

	@Nested
	@SpringJUnitConfig(Infrastructure.class)
	class AMockWithoutAnOriginalTests {

		@MockitoBean(name = "model")
		ChatModel mock;

		@Test
		void stays(@Autowired ApplicationContext context) {
			verifyMock(context, this.mock);
		}

	}

	@Nested
	@SpringJUnitConfig(WithFinal.class)
	class ASpyOfTheInterfaceTests {

		@MockitoSpyBean
		ChatModel spy;

		@Test
		void stays(@Autowired ApplicationContext context) {
			verifySpy(context, this.spy);
		}

	}

	@Nested
	@SpringJUnitConfig(WithFinal.class)
	class ASpyOfTheFinalClassTests {

		@MockitoSpyBean
		FinalModel spy;

		@Test
		void stays(@Autowired ApplicationContext context) {
			verifySpy(context, this.spy);
			assertThat(context.getBean(FinalModel.class)).isSameAs(this.spy);
		}

	}

	@Nested
	@SpringJUnitConfig(WithFinal.class)
	class ASpyByNameTests {

		@MockitoSpyBean(name = "model")
		FinalModel spy;

		@Test
		void stays(@Autowired ApplicationContext context) {
			verifySpy(context, this.spy);
		}

	}

	@Nested
	@SpringJUnitConfig(WithOpen.class)
	class ASpyOfTheOpenClassTests {

		@MockitoSpyBean
		OpenModel spy;

		@Test
		void stays(@Autowired ApplicationContext context) {
			verifySpy(context, this.spy);
		}

	}

	@Nested
	@SpringJUnitConfig(WithTwo.class)
	class AMockBesideAnotherModelTests {

		@MockitoBean
		@Qualifier("first")
		FinalModel mock;

		@Autowired
		@Qualifier("second")
		FinalModel second;

		@Test
		void leavesTheOtherDecorated(@Autowired ApplicationContext context) {
			assertThat(context.getBean("first")).isSameAs(this.mock);
			assertThat(context.getBean("second")).isInstanceOf(StandIn.class);
			assertThat(this.second.name()).isEqualTo("second");
			assertThat(context.getBean("second", FinalModel.class)).isSameAs(this.second);
		}

	}

	@Nested
	@SpringJUnitConfig(WithFinal.class)
	class AReplacementByTheTestTests {

		@TestBean
		@Nullable FinalModel model;

		static FinalModel model() {
			return new FinalModel("replacement");
		}

		@Test
		void stays(@Autowired ApplicationContext context) {
			assertThat(context.getBean(Consumer.class).model()).isSameAs(this.model);
			assertThat(this.model).extracting(FinalModel::name).isEqualTo("replacement");
		}

	}

}
