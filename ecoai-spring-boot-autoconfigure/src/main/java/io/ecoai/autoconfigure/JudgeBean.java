package io.ecoai.autoconfigure;

import java.time.Clock;
import java.util.function.Supplier;

import io.ecoai.chat.ChatJudge;
import io.ecoai.semantic.audit.AnswerJudge;
import io.ecoai.wrap.StandIn;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.function.SingletonSupplier;

/**
 * The chat model bean that judges answers in the audit, past the cache.
 */
class JudgeBean {

	private static final String PROPERTY = "ecoai.semantic.judge-model";

	private final BeanFactory beanFactory;

	private final @Nullable String name;

	JudgeBean(BeanFactory beanFactory, @Nullable String name) {
		this.beanFactory = beanFactory;
		this.name = BeanNames.configured(name);
	}

	/**
	 * Finds the judge; the bean itself is created with the first answer that needs it.
	 * @throws InvalidConfigurationException if there is no such chat model
	 */
	Supplier<@Nullable AnswerJudge> find() {
		String bean = this.name;
		if (bean == null) {
			return () -> null;
		}
		InvalidConfigurationException.check(
				this.beanFactory.containsBean(bean) && this.beanFactory.isTypeMatch(bean, ChatModel.class), PROPERTY,
				bean, "there is no chat model bean of this name", "Use the name of a ChatModel bean.");
		return SingletonSupplier
			.of(() -> new ChatJudge(StandIn.original(this.beanFactory.getBean(bean, ChatModel.class), ChatModel.class),
					bean, Clock.systemUTC()));
	}

}
