package io.ecoai.dashboard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Serves the dashboard through Spring MVC.
 */
public final class MvcDashboard {

	/** Far more than a request to explain a long prompt takes. */
	private static final int MAX_BODY = 4 * 1024 * 1024;

	private final Dashboard dashboard;

	private final String path;

	private MvcDashboard(Dashboard dashboard, String path) {
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
		MvcDashboard handler = new MvcDashboard(dashboard, path);
		return RouterFunctions.route(RequestPredicates.path(path + "/**"), handler::handle);
	}

	private ServerResponse handle(ServerRequest request) throws IOException {
		String inside = request.requestPath().pathWithinApplication().value().substring(this.path.length());
		DashboardResponse response = inside.isEmpty() ? DashboardResponse.redirect(this.dashboard.folderOf(this.path))
				: this.dashboard.answer(adapt(request, inside));
		ServerResponse.BodyBuilder builder = ServerResponse.status(response.status())
			.headers((headers) -> headers.putAll(response.headers()));
		return (response.body().length > 0) ? builder.body(response.body()) : builder.build();
	}

	private static DashboardRequest adapt(ServerRequest request, String inside) throws IOException {
		HttpServletRequest wire = onTheWire(request.servletRequest());
		byte[] body = request.servletRequest().getInputStream().readNBytes(MAX_BODY);
		Object csrf = request.servletRequest().getAttribute(CsrfHeader.SERVLET_ATTRIBUTE);
		return new DashboardRequest(request.method(), inside, request.params().toSingleValueMap(), headers(wire),
				peer(wire), new String(body, StandardCharsets.UTF_8), CsrfHeader.of(csrf));
	}

	/** Before any filter of the application has changed it. */
	private static HttpServletRequest onTheWire(HttpServletRequest request) {
		ServletRequest innermost = request;
		while (innermost instanceof ServletRequestWrapper wrapper) {
			innermost = wrapper.getRequest();
		}
		return (innermost instanceof HttpServletRequest http) ? http : request;
	}

	private static HttpHeaders headers(HttpServletRequest request) {
		HttpHeaders headers = new HttpHeaders();
		Collections.list(request.getHeaderNames())
			.forEach((name) -> headers.addAll(name, Collections.list(request.getHeaders(name))));
		return headers;
	}

	private static @Nullable InetAddress peer(HttpServletRequest request) {
		try {
			// An address in digits, which nobody is asked for.
			return InetAddress.getByName(request.getRemoteAddr());
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}
