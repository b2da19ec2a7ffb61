package io.ecoai.wrap;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.model.Model;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.PropertyEditorRegistrar;
import org.springframework.beans.PropertyEditorRegistry;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;

/**
 * What the post-processors of one container share: which model beans are to be decorated
 * and how a decorator is come by.
 */
public final class WrappedModels implements BeanFactoryAware, PropertyEditorRegistrar {

	private final Predicate<String> excluded;

	private final WrapReport report;

	private final DecorationScope scope = new DecorationScope();

	private final MockitoMocks mocks = new MockitoMocks(WrappedModels.class.getClassLoader());

	private final Map<String, RawModel> rawModels = new ConcurrentHashMap<>();

	private final Set<Class<?>> rawClasses = ConcurrentHashMap.newKeySet();

	private @Nullable BeanFactory beanFactory;

	/**
	 * Creates what the post-processors share.
	 * @param excluded the names of beans to leave alone
	 * @param report where to note what was done
	 */
	public WrappedModels(Predicate<String> excluded, WrapReport report) {
		this.excluded = excluded;
		this.report = report;
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	WrapReport report() {
		return this.report;
	}

	DecorationScope scope() {
		return this.scope;
	}

	ModelDecorator decorator() {
		if (this.beanFactory == null) {
			throw new IllegalStateException("No bean factory to take the ModelDecorator from");
		}
		return this.beanFactory.getBean(ModelDecorator.class);
	}

	/**
	 * Tells whether the application decorated a model by its own code. Not asked for
	 * every model, because it creates the decorator's bean.
	 */
	boolean isDecoratedByHand(Model<?, ?> model) {
		ModelDecorator decorator = (this.beanFactory != null)
				? this.beanFactory.getBeanProvider(ModelDecorator.class).getIfAvailable() : null;
		return decorator != null && decorator.isDecorated(model);
	}

	<M extends Model<?, ?>> Decoration<M> decoration(ModelKind<M> kind, String beanName) {
		return new Decoration<>(kind, this::decorator, this.scope, knownName(beanName));
	}

	/**
	 * Returns what decorates a proxy of a model, for each kind that the model is of.
	 */
	List<DecoratingInterceptor> interceptors(Object model, String beanName) {
		return ModelKind.of(model)
			.stream()
			.map((kind) -> new DecoratingInterceptor(decoration(kind, beanName)))
			.toList();
	}

	/**
	 * Notes that the calls of a model are decorated.
	 */
	void decorated(Object model, String beanName) {
		ModelKind.of(model)
			.forEach((kind) -> this.report.decorated(knownName(beanName), AopUtils.getTargetClass(model),
					kind.reported()));
	}

	/**
	 * Returns the name under which the application knows a bean, also if it is the target
	 * of a scoped proxy.
	 */
	String knownName(String beanName) {
		return ScopedProxyUtils.isScopedTarget(beanName) ? ScopedProxyUtils.getOriginalBeanName(beanName) : beanName;
	}

	boolean isExcluded(String beanName) {
		return this.excluded.test(knownName(beanName));
	}

	/**
	 * Tells whether a bean is to stay as it is: excluded, a test's mock, decorated
	 * already, or a scoped proxy, whose target is decorated.
	 */
	boolean isLeftAlone(Object bean, String beanName) {
		return bean instanceof AopInfrastructureBean || bean instanceof ScopedObject
				|| beanName.startsWith(RawModel.PREFIX) || isExcluded(beanName) || isDecorated(bean) || isMock(bean);
	}

	boolean isMock(Object bean) {
		return this.mocks.contains(bean);
	}

	boolean isDecorated(Object bean) {
		if (bean instanceof Decorated || Decorated.class.isAssignableFrom(AopUtils.getTargetClass(bean))) {
			return true;
		}
		return bean instanceof Advised advised && Arrays.stream(advised.getAdvisors())
			.anyMatch((advisor) -> advisor.getAdvice() instanceof DecoratingInterceptor);
	}

	void add(RawModel rawModel) {
		this.rawModels.put(rawModel.beanName(), rawModel);
		if (rawModel.isClosed()) {
			this.rawClasses.add(rawModel.declaredType());
		}
	}

	@Nullable RawModel find(String beanName) {
		return this.rawModels.get(beanName);
	}

	Collection<RawModel> all() {
		return this.rawModels.values();
	}

	void replaced(Object model, String beanName) {
		this.rawClasses.add(model.getClass());
		RawModel rawModel = this.rawModels.get(beanName);
		if (rawModel != null) {
			rawModel.made(model);
		}
	}

	@Override
	public void registerCustomEditors(PropertyEditorRegistry registry) {
		this.rawClasses.forEach((type) -> registry.registerCustomEditor(type, new RawModelEditor(type)));
	}

}
