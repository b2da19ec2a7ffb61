package io.ecoai.wrap;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

import org.springframework.ai.model.Model;

/**
 * The decorator of one bean, made at its first call and anew when the object behind the
 * bean changes.
 *
 * @param <M> the interface of the model
 */
final class Decoration<M extends Model<?, ?>> {

	private final ModelKind<M> kind;

	private final Supplier<ModelDecorator> decorators;

	private final DecorationScope scope;

	private final String beanName;

	private volatile @Nullable Made<M> made;

	Decoration(ModelKind<M> kind, Supplier<ModelDecorator> decorators, DecorationScope scope, String beanName) {
		this.kind = kind;
		this.decorators = decorators;
		this.scope = scope;
		this.beanName = beanName;
	}

	ModelKind<M> kind() {
		return this.kind;
	}

	String beanName() {
		return this.beanName;
	}

	/**
	 * Makes what takes the place of a model of this kind.
	 */
	StandIn standIn(Object model) {
		return this.kind.standIn().apply(this.kind.type().cast(model), this);
	}

	M around(M model) {
		Made<M> current = this.made;
		if (current == null || current.model() != model) {
			ModelDecorator decorator = this.decorators.get();
			current = new Made<>(model, decorator.isDecorated(model) ? model
					: this.kind.decorator().decorate(decorator, model, this.beanName));
			this.made = current;
		}
		return current.decorated();
	}

	/**
	 * Returns the model itself where the call comes from a decorated advisor chain.
	 */
	M unlessInside(M model) {
		return this.scope.isInside() ? model : around(model);
	}

	M unlessInside(M model, ContextView context) {
		return this.scope.isInside(context) ? model : around(model);
	}

	private record Made<M>(M model, M decorated) {
	}

}
