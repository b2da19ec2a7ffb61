package io.ecoai.autoconfigure;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.wire.ImagePrompts;
import io.ecoai.wire.ImageResponses;
import org.junit.jupiter.api.Test;
import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImageGeneration;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;
import org.springframework.ai.model.openai.autoconfigure.OpenAiImageAutoConfiguration;
import org.springframework.ai.openai.OpenAiImageModel;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Image models in an application, auto-configured, the application's own and made by
 * hand.
 */
class ImageCachingTests extends AbstractApplicationTests {

	private RunningApplication.Builder drawing() {
		return application()
			.with("spring.ai.model.image=openai", "spring.ai.openai.image.model=gpt-image-1",
					"spring.ai.openai.image.size=1024x1024", "spring.ai.openai.image.quality=low",
					"ecoai.prices[0].provider=openai-compatible", "ecoai.prices[0].match=equals:gpt-image-1",
					"ecoai.prices[0].per-image=0.011")
			.beans(OpenAiImages.class);
	}

	private static String outcomeOf(ImageResponse response) {
		return response.getMetadata().get("ecoai.cache");
	}

	@Test
	void answersTheRepeatFromTheCacheByInterfaceAndByClassAndAfterARestart() {
		ImageResponse first;
		try (RunningApplication application = drawing().start()) {
			first = application.bean(ImageModel.class).call(new ImagePrompt("A red kite"));
			ImageResponse second = application.bean(OpenAiImageModel.class).call(new ImagePrompt("A red kite"));
			assertThat(outcomeOf(first)).isEqualTo("miss");
			assertThat(outcomeOf(second)).isEqualTo("hit");
			ImageResponses.assertEqual(first, second, "ecoai.cache");
		}
		try (RunningApplication application = drawing().start()) {
			ImageResponse third = application.bean(ImageModel.class).call(new ImagePrompt("A red kite"));
			ImageResponses.assertEqual(first, third, "ecoai.cache");
			List<UsageRecord> records = application.ecoAi().history(UsageQuery.latest(10));
			assertThat(records).extracting(UsageRecord::outcome)
				.containsExactly(Outcome.HIT, Outcome.HIT, Outcome.MISS);
			assertThat(records).allSatisfy((record) -> {
				assertThat(record.promptType()).isEqualTo(PromptType.IMAGE_OUTPUT);
				assertThat(record.model()).isEqualTo("gpt-image-1");
				assertThat(record.prompt()).isEqualTo("A red kite");
			});
			assertThat(application.ecoAi().summary().costSavedUsd()).isEqualByComparingTo("0.022");
			assertThat(application.ecoAi().summary().costSpentUsd()).isEqualByComparingTo("0.011");
		}
		assertThat(this.stub.requestCount()).isEqualTo(1);
	}

	@Test
	void keepsImagesAndTextsApart() {
		try (RunningApplication application = drawing().start()) {
			assertThat(application.ask("A red kite")).isEqualTo("miss");
			assertThat(outcomeOf(application.bean(ImageModel.class).call(new ImagePrompt("A red kite"))))
				.isEqualTo("miss");
			assertThat(application.ecoAi().flush()).isEqualTo(2);
		}
	}

	@Test
	void wrapsAModelThatIsNoBean() {
		try (RunningApplication application = drawing().start()) {
			ImageModel wrapped = application.ecoAi().wrap(this.stub.createImageModel((options) -> options));
			wrapped.call(ImagePrompts.picture());
			assertThat(outcomeOf(wrapped.call(ImagePrompts.picture()))).isEqualTo("hit");
			assertThat(application.ecoAi().wrap(wrapped)).isSameAs(wrapped);
			ImageModel bean = application.bean(ImageModel.class);
			assertThat(application.ecoAi().wrap(bean)).isSameAs(bean);
			assertThat(this.stub.requestCount()).isEqualTo(1);
		}
	}

	@Test
	void cachesTheApplicationsOwnModelAlsoWhereItIsALambdaAndAfterARestart() {
		for (int run = 1; run <= 2; run++) {
			try (RunningApplication application = application().beans(OwnModels.class).start()) {
				ImageModel model = application.bean(ImageModel.class);
				assertThat(outcomeOf(model.call(new ImagePrompt("q")))).isEqualTo((run == 1) ? "miss" : "hit");
				assertThat(outcomeOf(model.call(new ImagePrompt("q")))).isEqualTo("hit");
				assertThat(application.bean(AtomicInteger.class)).hasValue((run == 1) ? 1 : 0);
			}
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(OpenAiImageAutoConfiguration.class)
	static class OpenAiImages {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnModels {

		@Bean
		AtomicInteger calls() {
			return new AtomicInteger();
		}

		@Bean
		ImageModel ownImageModel(AtomicInteger calls) {
			return (prompt) -> {
				calls.incrementAndGet();
				return new ImageResponse(List.of(new ImageGeneration(new Image(null, "AAAA"))));
			};
		}

	}

}
