package io.ecoai.autoconfigure;

import io.ecoai.chat.CachingChatModel;
import io.ecoai.chat.ChatCaching;
import io.ecoai.image.CachingImageModel;
import io.ecoai.image.ImageCaching;
import io.ecoai.wrap.ModelDecorator;
import io.ecoai.wrap.StandIn;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.model.Model;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Decorates models with the cache, which is asked for with the first call: no model may
 * create the cache while it is created itself.
 */
class CachingModelDecorator implements ModelDecorator {

	private static final Log logger = LogFactory.getLog(CachingModelDecorator.class);

	private final BeanFactory beanFactory;

	private final ObjectProvider<ChatCaching> chat;

	private final ObjectProvider<ImageCaching> images;

	CachingModelDecorator(BeanFactory beanFactory, ObjectProvider<ChatCaching> chat,
			ObjectProvider<ImageCaching> images) {
		this.beanFactory = beanFactory;
		this.chat = chat;
		this.images = images;
	}

	@Override
	public ChatModel decorate(ChatModel delegate, ChatModel model, String beanName) {
		try {
			ChatCaching caching = this.chat.getObject();
			return isNamed(model, beanName) ? caching.decorate(delegate, model, beanName)
					: caching.decorateInstance(delegate, model, beanName);
		}
		catch (RuntimeException | LinkageError ex) {
			warn(beanName, ex);
			return delegate;
		}
	}

	@Override
	public ImageModel decorate(ImageModel model, String beanName) {
		try {
			ImageCaching caching = this.images.getObject();
			return isNamed(model, beanName) ? caching.decorate(model, model, beanName)
					: caching.decorateInstance(model, model, beanName);
		}
		catch (RuntimeException | LinkageError ex) {
			warn(beanName, ex);
			return model;
		}
	}

	private static void warn(String beanName, Throwable failure) {
		logger.warn("The calls of '%s' are not cached, because something went wrong".formatted(beanName), failure);
	}

	/**
	 * Whether the model is the one object that the name stands for. A chat client may
	 * hold another, and of a scope there are several: their names tell nothing of whose
	 * answers they give.
	 */
	private boolean isNamed(Model<?, ?> model, String beanName) {
		if (!this.beanFactory.containsBean(beanName) || !this.beanFactory.isSingleton(beanName)
				|| this.beanFactory.containsBean("scopedTarget." + beanName)) {
			return false;
		}
		Object bean = this.beanFactory.getBean(beanName);
		Object original = (bean instanceof StandIn standIn) ? standIn.ecoAiRawObject()
				: AopProxyUtils.getSingletonTarget(bean);
		return model == ((original != null) ? original : bean);
	}

	@Override
	public boolean isDecorated(Model<?, ?> model) {
		return model instanceof CachingChatModel || model instanceof CachingImageModel;
	}

}
