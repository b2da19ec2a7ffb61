package io.ecoai.wrap;

import java.lang.reflect.Method;

import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.util.ClassUtils;

/**
 * Knows which invocations of a chat model ask for an answer and belong to the decorator.
 * The convenience methods of the interfaces are among them, because on the model itself
 * they would call past the decorator; a model's own version of them is left to the model.
 */
final class ModelCalls {

	private ModelCalls() {
	}

	static boolean isForDecorator(Method method, Object[] arguments, Class<?> modelClass) {
		if (arguments.length != 1 || !(method.getName().equals("call") || method.getName().equals("stream"))) {
			return false;
		}
		if (arguments[0] instanceof Prompt) {
			return true;
		}
		Class<?> parameterType = method.getParameterTypes()[0];
		return (parameterType == String.class || parameterType == Message[].class)
				&& isInherited(modelClass, method.getName(), parameterType);
	}

	static boolean isInherited(Class<?> modelClass, String name, Class<?> parameterType) {
		Method method = ClassUtils.getMethodIfAvailable(modelClass, name, parameterType);
		return method != null && method.getDeclaringClass().isAssignableFrom(ChatModel.class);
	}

}
