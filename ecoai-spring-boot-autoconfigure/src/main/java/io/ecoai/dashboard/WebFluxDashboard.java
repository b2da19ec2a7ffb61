package io.ecoai.dashboard;

import java.net.InetSocketAddress;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Serves the dashboard through Spring WebFlux, on threads that may wait for a database.
 */
public final class WebFluxDashboard {

	private final Dashboard dashboard;

	private final String path;

	private WebFluxDashboard(Dashboard dashboard, String path) {
		this.dashboard = dashboard;
		this.path = path;
	}

	/**
	 * The routes of the dashboard.
	 * @param dashboard answers
	 * @param path where it is, with a slash before and none behind
	 * @return the routes
	 */
	public static RouterFunction<ServerResponse> routes(Dashboard dashboard, String path) {
		WebFluxDashboard handler = new WebFluxDashboard(dashboard, path);
		return RouterFunctions.route(RequestPredicates.path(path + "/**"), handler::handle);
	}

	private Mono<ServerResponse> handle(ServerRequest request) {
		String inside = request.requestPath().pathWithinApplication().value().substring(this.path.length());
		if (inside.isEmpty()) {
			return send(DashboardResponse.redirect(this.dashboard.folderOf(this.path)));
		}
		return Mono.zip(request.bodyToMono(String.class).defaultIfEmpty(""), csrf(request))
			.map((body) -> adapt(request, inside, body.getT1(), body.getT2().orElse(null)))
			.flatMap((adapted) -> Mono.fromCallable(() -> this.dashboard.answer(adapted))
				.subscribeOn(Schedulers.boundedElastic()))
			.flatMap(WebFluxDashboard::send);
	}

	private static Mono<Optional<CsrfHeader>> csrf(ServerRequest request) {
		Object token = request.exchange().getAttribute(CsrfHeader.REACTIVE_ATTRIBUTE);
		return (token instanceof Mono<?> mono)
				? mono.map((value) -> Optional.ofNullable(CsrfHeader.of(value))).defaultIfEmpty(Optional.empty())
				: Mono.just(Optional.empty());
	}

	private static DashboardRequest adapt(ServerRequest request, String inside, String body,
			@Nullable CsrfHeader csrf) {
		return new DashboardRequest(request.method(), inside, request.queryParams().toSingleValueMap(),
				request.headers().asHttpHeaders(),
				request.remoteAddress().map(InetSocketAddress::getAddress).orElse(null), body, csrf);
	}

	private static Mono<ServerResponse> send(DashboardResponse response) {
		ServerResponse.BodyBuilder builder = ServerResponse.status(response.status())
			.headers((headers) -> headers.putAll(response.headers()));
		return (response.body().length > 0) ? builder.bodyValue(response.body()) : builder.build();
	}

}
