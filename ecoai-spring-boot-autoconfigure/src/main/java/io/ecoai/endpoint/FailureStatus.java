package io.ecoai.endpoint;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds the HTTP status in the exceptions of clients. By the names of their methods,
 * since none of their classes need be on the class path.
 */
final class FailureStatus {

	/** Those of the SDKs of OpenAI and Anthropic, of Spring, and of many others. */
	private static final List<String> METHODS = List.of("statusCode", "getStatusCode");

	/** Its {@code code()} is a status; with others it may be anything. */
	private static final String GENAI = "com.google.genai.errors.ApiException";

	/** Spring AI's own error handlers keep a status in the message only. */
	private static final Pattern SPRING_AI_CLASS = Pattern
		.compile("org\\.springframework\\.ai\\.retry\\.(Non)?TransientAiException");

	private static final Pattern SPRING_AI_MESSAGE = Pattern.compile("(?:HTTP )?([1-5]\\d\\d)\\b[^-]*- .*",
			Pattern.DOTALL);

	/** A number, or Spring's status, which begins with one. */
	private static final Pattern STATUS = Pattern.compile("([45]\\d\\d)\\b.*");

	/**
	 * Of the SDKs of OpenAI and Anthropic: an error that comes as an event of a stream,
	 * when 200 had been sent already.
	 */
	private static final Set<String> EVENTS = Set.of("com.openai.errors.SseException",
			"com.anthropic.errors.SseException");

	/** How such an event names the error, where the provider has one. */
	private static final List<String> NAMES = List.of("errorType", "type", "code");

	/** The errors of both providers by the status that they have otherwise. */
	private static final Map<String, Integer> STATUS_BY_NAME = Map.of("overloaded_error", 529, "api_error", 500,
			"timeout_error", 504, "rate_limit_error", 429, "server_error", 500, "rate_limit_exceeded", 429,
			"insufficient_quota", 429);

	private FailureStatus() {
	}

	/** The status of a failed request, or {@code null} if the exception has none. */
	static @Nullable Integer of(Throwable failure) {
		for (Class<?> type = failure.getClass(); type != Throwable.class; type = type.getSuperclass()) {
			if (SPRING_AI_CLASS.matcher(type.getName()).matches()) {
				return status(SPRING_AI_MESSAGE, failure.getMessage());
			}
			if (type.getName().equals(GENAI)) {
				return status(STATUS, call(type, "code", failure));
			}
			if (EVENTS.contains(type.getName())) {
				return ofEvent(type, failure);
			}
		}
		for (String method : METHODS) {
			Integer status = status(STATUS, call(failure.getClass(), method, failure));
			if (status != null) {
				return status;
			}
		}
		return null;
	}

	private static @Nullable Integer ofEvent(Class<?> type, Throwable failure) {
		for (String method : NAMES) {
			if (call(type, method, failure) instanceof Optional<?> name && name.isPresent()) {
				Integer status = STATUS_BY_NAME.get(name.get().toString());
				if (status != null) {
					return status;
				}
				status = status(STATUS, name.get());
				if (status != null) {
					return status;
				}
			}
		}
		return null;
	}

	private static @Nullable Object call(Class<?> type, String name, Throwable failure) {
		try {
			Method method = type.getMethod(name);
			return (method.getReturnType() != void.class && method.trySetAccessible()) ? method.invoke(failure) : null;
		}
		catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException | LinkageError ex) {
			return null;
		}
	}

	private static @Nullable Integer status(Pattern pattern, @Nullable Object value) {
		Matcher matcher = pattern.matcher(String.valueOf(value));
		return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
	}

}
