package io.ecoai.wrap;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * Sends the calls of a proxied chat model to its decorator and everything else to the
 * model.
 */
final class DecoratingInterceptor implements MethodInterceptor {

	private final Decoration decoration;

	DecoratingInterceptor(Decoration decoration) {
		this.decoration = decoration;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		if (!(invocation.getThis() instanceof ChatModel model)) {
			return invocation.proceed();
		}
		if (invocation.getMethod().getDeclaringClass() == StandIn.class) {
			return model;
		}
		@Nullable Object[] arguments = invocation.getArguments();
		if (!ModelCalls.isForDecorator(invocation.getMethod(), arguments, model.getClass())) {
			return invocation.proceed();
		}
		boolean stream = invocation.getMethod().getName().equals("stream");
		Object argument = arguments[0];
		if (argument instanceof Prompt prompt) {
			return stream ? this.decoration.stream(model, prompt) : this.decoration.call(model, prompt);
		}
		if (argument instanceof String message) {
			return stream ? this.decoration.stream(model, message) : this.decoration.call(model, message);
		}
		if (argument instanceof Message[] messages) {
			return stream ? this.decoration.stream(model, messages) : this.decoration.call(model, messages);
		}
		return invocation.proceed();
	}

}
