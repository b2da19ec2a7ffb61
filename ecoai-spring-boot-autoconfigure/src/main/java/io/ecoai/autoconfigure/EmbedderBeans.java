package io.ecoai.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import io.ecoai.semantic.embed.Embedder;
import io.ecoai.semantic.embed.LocalEmbedder;
import io.ecoai.semantic.embed.SpringAiEmbedder;
import io.ecoai.semantic.embed.TextEmbedder;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Finds who makes the embeddings. Looked up when asked for, so that nobody's embedding
 * model is created for an application that matches nothing.
 */
class EmbedderBeans {

	private static final String PROPERTY = "ecoai.semantic.embedding-model";

	private final ConfigurableListableBeanFactory beanFactory;

	private final BeanNames beanNames;

	private final @Nullable String name;

	EmbedderBeans(ConfigurableListableBeanFactory beanFactory, @Nullable String name) {
		this.beanFactory = beanFactory;
		this.beanNames = new BeanNames(beanFactory);
		this.name = BeanNames.configured(name);
	}

	/**
	 * The bean that is named, else the {@link TextEmbedder}, else the only
	 * {@link EmbeddingModel}, else the local model.
	 * @throws InvalidConfigurationException if there is none, or one cannot be chosen
	 */
	Embedder find() {
		String chosen = choose();
		return (chosen != null) ? named(chosen) : Local.create();
	}

	/**
	 * Says which it would be, and creates nobody's bean for that.
	 * @return the name of the bean, or {@code null} for the local model
	 * @throws InvalidConfigurationException if there is none, or one cannot be chosen
	 */
	@Nullable String choose() {
		if (this.name != null) {
			InvalidConfigurationException.check(this.beanFactory.containsBean(this.name), PROPERTY, this.name,
					"there is no bean of this name", remedy());
			return this.name;
		}
		List<String> embedders = this.beanNames.of(TextEmbedder.class);
		if (!embedders.isEmpty()) {
			return only(embedders, "TextEmbedder");
		}
		List<String> models = this.beanNames.of(EmbeddingModel.class);
		if (!models.isEmpty()) {
			return only(models, "EmbeddingModel");
		}
		InvalidConfigurationException.check(
				ClassUtils.isPresent(LocalEmbedder.CLASS, this.beanFactory.getBeanClassLoader()),
				"ecoai.semantic.enabled", true,
				"nobody makes the embeddings: there is no bean of type TextEmbedder or EmbeddingModel, and no local model",
				"Add the dependency %s for the local model, or define such a bean; without, leave ecoai.semantic.enabled out."
					.formatted(LocalEmbedder.DEPENDENCY));
		return null;
	}

	private Embedder named(String name) {
		Object bean = this.beanFactory.getBean(name);
		if (bean instanceof TextEmbedder embedder) {
			return Embedder.of(name, embedder);
		}
		if (bean instanceof EmbeddingModel model) {
			return new SpringAiEmbedder(name, model);
		}
		throw new InvalidConfigurationException(PROPERTY, name,
				"this bean is neither a TextEmbedder nor an EmbeddingModel but a " + bean.getClass().getName(),
				remedy());
	}

	/** The preferred one counts as the only one, as where one is injected. */
	private String only(List<String> names, String type) {
		List<String> candidates = this.beanNames.preferred(names);
		if (candidates.size() == 1) {
			return candidates.get(0);
		}
		throw new InvalidConfigurationException("ecoai.semantic.enabled", true,
				"there are several beans of type %s: %s".formatted(type, String.join(", ", names)),
				"Name one of them in %s.".formatted(PROPERTY));
	}

	private String remedy() {
		List<String> names = Stream
			.concat(this.beanNames.of(TextEmbedder.class).stream(), this.beanNames.of(EmbeddingModel.class).stream())
			.toList();
		return names.isEmpty() ? "Define a bean of one of these types; there is none."
				: "Use one of these beans: " + String.join(", ", names) + ".";
	}

	/** Apart, since its library may be missing. */
	private static final class Local {

		static Embedder create() {
			return new LocalEmbedder();
		}

	}

}
