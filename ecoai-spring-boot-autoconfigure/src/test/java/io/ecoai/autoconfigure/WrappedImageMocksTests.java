package io.ecoai.autoconfigure;

import io.ecoai.autoconfigure.ImageModels.FinalImageModel;
import io.ecoai.autoconfigure.ImageModels.OpenImageModel;
import io.ecoai.wrap.StandIn;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

class WrappedImageMocksTests {

	@Configuration(proxyBeanMethods = false)
	@Import({ Wrapping.class, ModelWrappingConfiguration.class, Consumer.class })
	static class WithFinal {

		@Bean
		FinalImageModel model() {
			return new FinalImageModel("real");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ Wrapping.class, ModelWrappingConfiguration.class, Consumer.class })
	static class WithOpen {

		@Bean
		OpenImageModel model() {
			return new OpenImageModel("real");
		}

	}

	record Consumer(@Qualifier("model") ImageModel model) {
	}

	private static void verifyMock(ApplicationContext context, ImageModel mock) {
		given(mock.call(any())).willReturn(ImageModels.answer("mocked"));
		verifySpy(context, mock);
	}

	private static void verifySpy(ApplicationContext context, ImageModel spy) {
		ImageModel injected = context.getBean(Consumer.class).model();
		assertThat(injected).isSameAs(spy);
		injected.call(new ImagePrompt("hi"));
		injected.call(new ImagePrompt("hi"));
		verify(spy, times(2)).call(any(ImagePrompt.class));
		assertThat(context.getBean(CountingDecorator.class).calls).isEmpty();
		assertThat(context.getBeansOfType(ImageModel.class)).containsOnlyKeys("model");
	}

	@Nested
	@SpringJUnitConfig(WithFinal.class)
	class AMockOfTheInterfaceTests {

		@MockitoBean
		ImageModel model;

		@Test
		void stays(@Autowired ApplicationContext context) {
			verifyMock(context, this.model);
		}

	}

	@Nested
	@SpringJUnitConfig(WithFinal.class)
	class AMockOfTheFinalClassTests {

		@MockitoBean
		FinalImageModel mock;

		@Test
		void stays(@Autowired ApplicationContext context) {
			verifyMock(context, this.mock);
			assertThat(context.getBean(FinalImageModel.class)).isSameAs(this.mock);
		}

	}

	@Nested
	@SpringJUnitConfig(WithOpen.class)
	class AMockOfTheOpenClassTests {

		@MockitoBean
		OpenImageModel mock;

		@Test
		void stays(@Autowired ApplicationContext context) {
			verifyMock(context, this.mock);
		}

	}

	@Nested
	@SpringJUnitConfig(WithFinal.class)
	class ASpyOfTheInterfaceTests {

		@MockitoSpyBean
		ImageModel spy;

		@Test
		void stays(@Autowired ApplicationContext context) {
			verifySpy(context, this.spy);
		}

	}

	@Nested
	@SpringJUnitConfig(WithFinal.class)
	class ASpyOfTheFinalClassTests {

		@MockitoSpyBean
		FinalImageModel spy;

		@Test
		void stays(@Autowired ApplicationContext context) {
			verifySpy(context, this.spy);
			assertThat(context.getBean(FinalImageModel.class)).isSameAs(this.spy);
		}

	}

	@Nested
	@SpringJUnitConfig(WithOpen.class)
	class ASpyOfTheOpenClassTests {

		@MockitoSpyBean
		OpenImageModel spy;

		@Test
		void stays(@Autowired ApplicationContext context) {
			verifySpy(context, this.spy);
		}

	}

	@Nested
	@SpringJUnitConfig({ WithFinal.class, ImageApplications.TwoFinalImages.class })
	class AMockBesideAnotherModelTests {

		@MockitoBean
		@Qualifier("first")
		FinalImageModel mock;

		@Autowired
		@Qualifier("second")
		FinalImageModel second;

		@Test
		void leavesTheOtherDecorated(@Autowired ApplicationContext context) {
			assertThat(context.getBean("first")).isSameAs(this.mock);
			assertThat(context.getBean("second")).isInstanceOf(StandIn.class);
			assertThat(this.second.name()).isEqualTo("second");
		}

	}

}
