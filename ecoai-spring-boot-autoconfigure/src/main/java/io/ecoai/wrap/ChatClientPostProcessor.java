package io.ecoai.wrap;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.DefaultChatClient;
import org.springframework.ai.chat.client.DefaultChatClient.DefaultChatClientRequestSpec;
import org.springframework.ai.chat.client.DefaultChatClientBuilder;
import org.springframework.ai.chat.client.advisor.api.Advisor;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Gives a {@link DecoratingAdvisor} to chat client beans, and to beans that build chat
 * clients, whose model is not decorated itself. A client is copied, not mutated, because
 * mutating loses settings.
 */
public final class ChatClientPostProcessor implements BeanPostProcessor, PriorityOrdered, SmartInitializingSingleton {

	private final ConfigurableListableBeanFactory beanFactory;

	private final WrappedModels models;

	private final ModelNames names;

	private final ChatClientModels clientModels = new ChatClientModels();

	/**
	 * Creates the post-processor.
	 * @param beanFactory the container
	 * @param models what it shares with the others
	 */
	public ChatClientPostProcessor(ConfigurableListableBeanFactory beanFactory, WrappedModels models) {
		this.beanFactory = beanFactory;
		this.models = models;
		this.names = new ModelNames(beanFactory, models);
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!(bean instanceof ChatClient || bean instanceof ChatClient.Builder)
				|| this.models.isLeftAlone(bean, beanName)) {
			return bean;
		}
		if (bean.getClass() == DefaultChatClient.class) {
			DefaultChatClientRequestSpec specification = (DefaultChatClientRequestSpec) ((ChatClient) bean).prompt();
			return advise(specification, beanName) ? new DefaultChatClient(specification) : bean;
		}
		if (bean.getClass() == DefaultChatClientBuilder.class) {
			advise(this.clientModels.request((DefaultChatClientBuilder) bean), beanName);
		}
		else if (!AopUtils.isAopProxy(bean) && this.names.dependsOnRawModel(beanName)) {
			warn(beanName, "its class " + bean.getClass().getName() + " is not known");
		}
		return bean;
	}

	private boolean advise(@Nullable DefaultChatClientRequestSpec specification, String beanName) {
		ChatModel model = (specification != null) ? this.clientModels.model(specification) : null;
		if (specification == null || model == null) {
			warn(beanName, "this version of Spring AI does not let its model be read");
			return false;
		}
		if (!needsAdvisor(specification, model)) {
			return false;
		}
		warnOfAdvisorAtTheEnd(specification.getAdvisors(), beanName);
		specification.advisors(new DecoratingAdvisor(model, this.names.nameOf(model, beanName), this.models::decorator,
				this.models.scope()));
		this.models.report().decorated(this.models.knownName(beanName), model.getClass(), WrapReport.Kind.CHAT_CLIENT);
		return true;
	}

	/**
	 * A proxy is only injected through an interface, and what is injected through an
	 * interface is decorated.
	 */
	private boolean needsAdvisor(DefaultChatClientRequestSpec specification, ChatModel model) {
		return !this.models.isDecorated(model) && !AopUtils.isAopProxy(model) && !this.models.isMock(model)
				&& !this.names.isExcluded(model)
				&& specification.getAdvisors().stream().noneMatch(DecoratingAdvisor.class::isInstance);
	}

	private void warnOfAdvisorAtTheEnd(List<Advisor> advisors, String beanName) {
		advisors.stream()
			.filter((advisor) -> advisor.getOrder() == Ordered.LOWEST_PRECEDENCE)
			.findFirst()
			.ifPresent((advisor) -> this.models.report().warn(beanName, """
					Advisor '%s' of chat client '%s' has the lowest precedence: where it comes last, what it changes \
					in a prompt cannot be seen, and such calls are not cached. Give it an order below \
					Ordered.LOWEST_PRECEDENCE - 1""".formatted(advisor.getName(), beanName)));
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (String beanName : this.beanFactory.getBeanNamesForType(ChatClient.class, false, false)) {
			Object bean = this.beanFactory.containsSingleton(beanName) ? this.beanFactory.getSingleton(beanName) : null;
			if (bean instanceof DefaultChatClient client && !this.models.isLeftAlone(client, beanName)
					&& client.prompt() instanceof DefaultChatClientRequestSpec specification) {
				ChatModel model = this.clientModels.model(specification);
				if (model != null && needsAdvisor(specification, model)) {
					warn(beanName, "it was created before it could be decorated, or registered as an object");
				}
			}
		}
	}

	private void warn(String beanName, String reason) {
		this.models.report()
			.warn(beanName, """
					Calls of chat client '%s' are not cached: %s. Build it over a model injected by the interface \
					ChatModel, with @Qualifier and the model's bean name if there are several""".formatted(beanName,
					reason));
	}

}
