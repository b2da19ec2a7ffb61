package io.ecoai.dashboard;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Who may see the dashboard, and who may change something with it. What the application's
 * own security says comes first and is not known here.
 *
 * @param remote whether requests of other machines are answered
 * @param behindProxy whether the application is configured to believe forwarding headers,
 * which may then be gone by the time that a request is seen here
 */
public record DashboardAccess(boolean remote, boolean behindProxy) {

	/** What a page of another site cannot send without being asked first. */
	static final String HEADER = "X-EcoAI-Dashboard";

	private static final String REMEDY = " Prompts are private, so the dashboard answers only direct requests from "
			+ "the machine that it runs on. To open it to others, set ecoai.dashboard.remote-access=true and secure "
			+ "its path.";

	private static final Set<String> FORWARDING = Set.of("forwarded", "via", "x-real-ip", "x-client-ip",
			"true-client-ip", "cf-connecting-ip", "x-original-host");

	private static final Pattern LOOPBACK = Pattern
		.compile("(localhost|[a-z0-9-]+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1])\\.?(:[0-9]{1,5})?");

	/**
	 * Why a request is not answered, in words for whoever sent it, or {@code null} if it
	 * is.
	 */
	@Nullable String refusal(DashboardRequest request) {
		if (this.remote) {
			return null;
		}
		if (this.behindProxy) {
			return "This application stands behind a proxy (server.forward-headers-strategy, server.tomcat.remoteip or a "
					+ "ForwardedHeaderTransformer)." + REMEDY;
		}
		if (request.peer() == null || !request.peer().isLoopbackAddress()) {
			return "This request comes from another machine." + REMEDY;
		}
		if (request.headers().headerNames().stream().anyMatch(DashboardAccess::isForwarding)) {
			return "This request was forwarded." + REMEDY;
		}
		// Another site's name that leads to this machine would make us that site.
		if (!isLoopback(request.header(HttpHeaders.HOST))) {
			return "This request is for the host '%s', which is no name of this machine for itself: use localhost."
				.formatted(request.header(HttpHeaders.HOST)) + REMEDY;
		}
		return null;
	}

	/** Why a request may not read or change anything, or {@code null} if it may. */
	@Nullable String callRefusal(DashboardRequest request) {
		String refusal = siteRefusal(request);
		return (refusal != null || request.isRead()) ? refusal : changeRefusal(request);
	}

	/** The application may let pages of all sites read what it answers (CORS). */
	private static @Nullable String siteRefusal(DashboardRequest request) {
		String site = request.header("Sec-Fetch-Site");
		if (site != null) {
			// Nobody's is what somebody has typed.
			return (site.equals("same-origin") || (request.isRead() && site.equals("none"))) ? null
					: "Only the dashboard's own pages may read or change something; this request was made by another site.";
		}
		String origin = request.header(HttpHeaders.ORIGIN);
		// A proxy may have changed the host, but no browser lies about the site.
		return (origin == null || isSameHost(origin, request.header(HttpHeaders.HOST))) ? null
				: "Only the dashboard's own pages may read or change something; this request was made by %s."
					.formatted(origin);
	}

	private static @Nullable String changeRefusal(DashboardRequest request) {
		if (request.header(HEADER) == null) {
			return "A request that changes something needs the header %s.".formatted(HEADER);
		}
		String type = request.header(HttpHeaders.CONTENT_TYPE);
		if (request.method().equals(HttpMethod.POST) && (type == null || !type.startsWith("application/json"))) {
			return "A request that changes something has to be JSON.";
		}
		return null;
	}

	private static boolean isForwarding(String header) {
		String name = header.toLowerCase(Locale.ROOT);
		return name.startsWith("x-forwarded") || FORWARDING.contains(name);
	}

	private static boolean isLoopback(@Nullable String host) {
		return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
	}

	private static boolean isSameHost(String origin, @Nullable String host) {
		try {
			return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
