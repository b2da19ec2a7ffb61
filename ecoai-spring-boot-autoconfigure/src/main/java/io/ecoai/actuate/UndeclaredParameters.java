package io.ecoai.actuate;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameter;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Turns requests to {@link EcoAiEndpoint} down that change something and name a parameter
 * it does not know. Spring Boot would drop the parameter, and a misspelt condition must
 * not empty the whole cache.
 */
public final class UndeclaredParameters implements OperationInvokerAdvisor {

	private static final EndpointId ENDPOINT = EndpointId.of("ecoai");

	@Override
	public OperationInvoker apply(EndpointId endpointId, OperationType operationType, OperationParameters parameters,
			OperationInvoker invoker) {
		if (!ENDPOINT.equals(endpointId) || operationType == OperationType.READ) {
			return invoker;
		}
		Set<String> declared = parameters.stream()
			.map(OperationParameter::getName)
			.collect(Collectors.toCollection(TreeSet::new));
		return new OperationInvoker() {

			@Override
			public @Nullable Object invoke(InvocationContext context) {
				Set<String> unknown = new TreeSet<>(context.getArguments().keySet());
				unknown.removeAll(declared);
				return unknown.isEmpty() ? invoker.invoke(context) : refused(unknown, declared);
			}

		};
	}

	private static WebEndpointResponse<Object> refused(Set<String> unknown, Set<String> declared) {
		Set<String> known = new TreeSet<>(declared);
		known.remove("section");
		return Answer.error(WebEndpointResponse.STATUS_BAD_REQUEST,
				"Unknown: %s. Known are %s".formatted(String.join(", ", unknown), String.join(", ", known)));
	}

}
