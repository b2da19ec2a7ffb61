package io.ecoai.dashboard;

import java.net.InetAddress;
import java.util.Map;

import io.ecoai.report.Parameters;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * A request as the dashboard needs it.
 *
 * @param method the method
 * @param path what follows the path of the dashboard, such as {@code /api/report}; empty
 * for the dashboard itself
 * @param query the parameters of the query
 * @param headers the headers as they came over the wire
 * @param peer who is at the other end of the connection, or {@code null} if that is not
 * known
 * @param body the body, empty if there is none
 * @param csrf the token that the application wants back with every change, or
 * {@code null} if it wants none
 */
record DashboardRequest(HttpMethod method, String path, Map<String, String> query, HttpHeaders headers,
		@Nullable InetAddress peer, String body, @Nullable CsrfHeader csrf) {

	boolean isRead() {
		return this.method.equals(HttpMethod.GET) || this.method.equals(HttpMethod.HEAD);
	}

	@Nullable String header(String name) {
		return this.headers.getFirst(name);
	}

	DashboardRequest withoutParameters() {
		return new DashboardRequest(HttpMethod.GET, this.path, Map.of(), this.headers, this.peer, "", null);
	}

	Parameters parameters() {
		return new Parameters(this.query);
	}

}
