package io.ecoai.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import io.ecoai.ChatModels;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The chat model beans of an application context and its parents. Looked up when asked
 * for, so that nobody's model is created for it.
 */
class ChatModelBeans implements ChatModels {

	private final ListableBeanFactory beanFactory;

	ChatModelBeans(ListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public Named find(@Nullable String name) {
		List<String> names = names();
		if (name != null) {
			if (names.contains(name)) {
				return named(name);
			}
			throw new IllegalArgumentException("'%s' is no chat model. %s".formatted(name, choice(names)));
		}
		if (names.size() == 1) {
			return named(names.get(0));
		}
		ChatModel preferred = names.isEmpty() ? null : this.beanFactory.getBeanProvider(ChatModel.class).getIfUnique();
		return names.stream()
			.filter((candidate) -> preferred != null && this.beanFactory.isSingleton(candidate)
					&& this.beanFactory.getBean(candidate) == preferred)
			.findFirst()
			.map(this::named)
			.orElseThrow(() -> new IllegalArgumentException("Which chat model? " + choice(names)));
	}

	private Named named(String name) {
		return new Named(name, this.beanFactory.getBean(name, ChatModel.class));
	}

	@Override
	public List<String> names() {
		return Stream.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, ChatModel.class))
			.filter((name) -> !ScopedProxyUtils.isScopedTarget(name))
			.toList();
	}

	private static String choice(List<String> names) {
		return names.isEmpty() ? "There is none" : "Name one of: " + String.join(", ", names);
	}

}
