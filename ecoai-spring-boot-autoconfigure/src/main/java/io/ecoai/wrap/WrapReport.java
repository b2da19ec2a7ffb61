package io.ecoai.wrap;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What was decorated and what was not. Thread-safe; grows while beans are made, so lazy
 * beans and beans of other scopes appear with their first use.
 */
public final class WrapReport {

	private static final Log logger = LogFactory.getLog(WrapReport.class);

	private final Map<String, DecoratedBean> decorated = Collections.synchronizedMap(new LinkedHashMap<>());

	private final Map<String, String> warnings = Collections.synchronizedMap(new LinkedHashMap<>());

	/**
	 * Returns the beans whose calls are decorated, in the order in which they were made.
	 * @return a snapshot
	 */
	public Collection<DecoratedBean> decoratedBeans() {
		synchronized (this.decorated) {
			return List.copyOf(this.decorated.values());
		}
	}

	/**
	 * Returns the sentences that were logged as warnings, one for each bean.
	 * @return a snapshot, by bean name
	 */
	public Map<String, String> warnings() {
		synchronized (this.warnings) {
			return Map.copyOf(this.warnings);
		}
	}

	void decorated(String beanName, Class<?> type, Kind kind) {
		this.decorated.putIfAbsent(beanName, new DecoratedBean(beanName, type, kind));
	}

	/**
	 * Logs a warning for a bean unless there was one before.
	 * @param beanName the bean that it is about
	 * @param sentence what happens and what to do about it
	 */
	void warn(String beanName, String sentence) {
		if (this.warnings.putIfAbsent(beanName, sentence) == null) {
			logger.warn(sentence);
		}
	}

	/**
	 * What a decorated bean is.
	 */
	public enum Kind {

		/** A chat model. */
		CHAT_MODEL,

		/** An image model. */
		IMAGE_MODEL,

		/** A chat client over a model that is not decorated itself. */
		CHAT_CLIENT

	}

	/**
	 * A bean whose calls are decorated.
	 *
	 * @param beanName its name
	 * @param type the class of the model that answers
	 * @param kind what it is
	 */
	public record DecoratedBean(String beanName, Class<?> type, Kind kind) {
	}

}
