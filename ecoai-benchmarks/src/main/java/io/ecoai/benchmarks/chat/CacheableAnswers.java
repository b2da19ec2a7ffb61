package io.ecoai.benchmarks.chat;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Spring's own cache around a model.
 */
final class CacheableAnswers implements AutoCloseable {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final Answers answers;

	CacheableAnswers(ChatModel model) {
		this.context.registerBean(Answers.class, () -> new Answers(model));
		this.context.register(Caching.class);
		this.context.refresh();
		this.answers = this.context.getBean(Answers.class);
	}

	ChatResponse byContents(Prompt prompt) {
		return this.answers.byContents(prompt);
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Caching {

		@Bean
		CacheManager cacheManager() {
			return new CaffeineCacheManager();
		}

	}

	static class Answers {

		private final ChatModel model;

		Answers(ChatModel model) {
			this.model = model;
		}

		@Cacheable(cacheNames = "answers", key = "#p.contents")
		public ChatResponse byContents(Prompt p) {
			return this.model.call(p);
		}

	}

}
