package io.ecoai.autoconfigure;

import io.ecoai.chat.CachingChatModel;
import io.ecoai.chat.ChatCaching;
import io.ecoai.wrap.ModelDecorator;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Decorates models with the cache, which is asked for with the first call: no model may
 * create the cache while it is created itself.
 */
class CachingModelDecorator implements ModelDecorator {

	private final ObjectProvider<ChatCaching> chat;

	CachingModelDecorator(ObjectProvider<ChatCaching> chat) {
		this.chat = chat;
	}

	@Override
	public ChatModel decorate(ChatModel delegate, ChatModel model, String beanName) {
		return this.chat.getObject().decorate(delegate, model, beanName);
	}

	@Override
	public boolean isDecorated(ChatModel model) {
		return model instanceof CachingChatModel;
	}

}
