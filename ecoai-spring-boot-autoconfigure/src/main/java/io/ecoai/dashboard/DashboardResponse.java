package io.ecoai.dashboard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A response with the headers that keep a page to itself.
 *
 * @param status the status
 * @param headers the headers
 * @param body the body, not to be modified
 */
// Responses are passed on and never compared.
@SuppressWarnings("ArrayRecordComponent")
record DashboardResponse(HttpStatus status, HttpHeaders headers, byte[] body) {

	/** Nothing but our own files, no inline code, no frames, no forms, no other host. */
	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	static DashboardResponse of(HttpStatus status, String contentType, byte[] body) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.CONTENT_TYPE, contentType);
		headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set("X-Frame-Options", "DENY");
		headers.set("Referrer-Policy", "no-referrer");
		headers.set("Cross-Origin-Resource-Policy", "same-origin");
		headers.set("Cross-Origin-Opener-Policy", "same-origin");
		headers.setCacheControl("no-store");
		return new DashboardResponse(status, headers, body);
	}

	static DashboardResponse text(HttpStatus status, String text) {
		return of(status, "text/plain;charset=UTF-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
	}

	/** By a relative address, which a proxy in front cannot make wrong. */
	static DashboardResponse redirect(String relative) {
		DashboardResponse response = text(HttpStatus.FOUND, "The dashboard is at " + relative);
		response.headers.set(HttpHeaders.LOCATION, relative);
		return response;
	}

	/** May be kept by the browser, which asks each time whether it is still the same. */
	DashboardResponse revalidated(DashboardRequest request) {
		String tag = "\"" + digest(this.body) + "\"";
		this.headers.setCacheControl("private, no-cache");
		this.headers.setETag(tag);
		boolean known = request.headers().getIfNoneMatch().contains(tag);
		return known ? new DashboardResponse(HttpStatus.NOT_MODIFIED, this.headers, new byte[0]) : this;
	}

	private static String digest(byte[] body) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 12);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
