package io.ecoai.wrap;

import java.lang.reflect.Method;
import java.util.List;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.model.Model;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * A kind of model whose beans are decorated.
 *
 * @param <M> the interface of its models
 * @param type that interface
 * @param reported what its beans are in the report
 * @param decorator asks for a decorator
 * @param standInType what can take the place of a model
 * @param standIn makes one of these
 */
record ModelKind<M extends Model<?, ?>>(Class<M> type, WrapReport.Kind reported, Decorating<M> decorator,
		Class<? extends StandIn> standInType, BiFunction<M, Decoration<M>, ? extends StandIn> standIn) {

	private static final ModelKind<ChatModel> CHAT = new ModelKind<>(ChatModel.class, WrapReport.Kind.CHAT_MODEL,
			ModelDecorator::decorate, DecoratedChatModel.class, DecoratedChatModel::new);

	private static final ModelKind<ImageModel> IMAGE = new ModelKind<>(ImageModel.class, WrapReport.Kind.IMAGE_MODEL,
			ModelDecorator::decorate, DecoratedImageModel.class, DecoratedImageModel::new);

	static final List<ModelKind<?>> ALL = List.of(CHAT, IMAGE);

	/**
	 * Returns the kinds that an object is of: none, one, or for a dynamic proxy several.
	 */
	static List<ModelKind<?>> of(Object bean) {
		return ALL.stream().filter((kind) -> kind.type().isInstance(bean)).toList();
	}

	String name() {
		return this.type.getSimpleName();
	}

	/**
	 * Finds the method of the stand-in that answers where this method of a model is
	 * called. What the stand-in does not define is left to the model.
	 */
	@Nullable Method answering(Method method) {
		Method own = ClassUtils.getMethodIfAvailable(this.standInType, method.getName(), method.getParameterTypes());
		return (own != null && own.getDeclaringClass() == this.standInType && !ReflectionUtils.isObjectMethod(own))
				? own : null;
	}

	/**
	 * Asks for the decorator of a model.
	 *
	 * @param <M> the interface of the model
	 */
	@FunctionalInterface
	interface Decorating<M> {

		M decorate(ModelDecorator decorator, M model, String beanName);

	}

}
