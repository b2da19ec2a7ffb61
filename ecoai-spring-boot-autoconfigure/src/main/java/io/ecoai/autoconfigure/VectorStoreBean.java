package io.ecoai.autoconfigure;

import java.time.Clock;
import java.util.List;

import io.ecoai.cache.ResponseCache;
import io.ecoai.semantic.index.QuestionIndex;
import io.ecoai.semantic.vectorstore.VectorStoreIndex;

import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * The vector store bean that keeps questions: the one that is made for it, or else the
 * primary or only one. Apart, since the classes of vector stores may be missing.
 */
final class VectorStoreBean {

	/** What the bean is called that an application has made for it. */
	static final String NAME = "ecoAiVectorStore";

	static final String PROPERTY = "ecoai.semantic.index";

	static final String VALUE = "vector-store";

	private VectorStoreBean() {
	}

	/**
	 * Makes the index.
	 * @throws InvalidConfigurationException if there is no such bean, or one cannot be
	 * chosen
	 */
	static QuestionIndex find(ConfigurableListableBeanFactory beanFactory, ResponseCache cache) {
		BeanNames beanNames = new BeanNames(beanFactory);
		List<String> names = beanNames.of(VectorStore.class);
		InvalidConfigurationException.check(!names.isEmpty(), PROPERTY, VALUE, "there is no VectorStore bean",
				"Define one, or use ecoai.semantic.index=embedded.");
		List<String> candidates = names.contains(NAME) ? List.of(NAME) : beanNames.preferred(names);
		InvalidConfigurationException.check(candidates.size() == 1, PROPERTY, VALUE,
				"there are several VectorStore beans: " + String.join(", ", names),
				"Call the one '%s' that is to keep questions.".formatted(NAME));
		String name = candidates.get(0);
		String application = beanFactory.getBean(Environment.class).getProperty("spring.application.name", "");
		return new VectorStoreIndex(name, beanFactory.getBean(name, VectorStore.class), cache, application,
				Clock.systemUTC());
	}

}
