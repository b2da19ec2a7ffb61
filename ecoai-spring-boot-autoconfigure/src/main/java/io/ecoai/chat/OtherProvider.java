package io.ecoai.chat;

import java.beans.PropertyDescriptor;
import java.util.List;
import java.util.Set;

import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.beans.BeansException;
import org.springframework.util.ObjectUtils;

/**
 * A model that EcoAI knows nothing of, such as the application's own.
 */
final class OtherProvider extends AbstractChatProvider {

	@Override
	public boolean seesWholePrompt() {
		return true;
	}

	/** Not every model gives a reason. */
	@Override
	public boolean hasEnded(List<ChatResponse> chunks) {
		return true;
	}

	/** Some have a list of definitions beside the callbacks. */
	@Override
	public boolean hasOwnTools(ChatOptions options) {
		try {
			PropertyDescriptor tools = BeanUtils.getPropertyDescriptor(options.getClass(), "tools");
			return tools != null && tools.getReadMethod() != null
					&& !ObjectUtils.isEmpty(new BeanWrapperImpl(options).getPropertyValue("tools"));
		}
		catch (BeansException ex) {
			return true;
		}
	}

	@Override
	public Set<String> ignoredOptions() {
		return Set.of();
	}

}
