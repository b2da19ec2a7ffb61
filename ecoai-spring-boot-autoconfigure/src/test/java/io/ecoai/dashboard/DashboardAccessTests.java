package io.ecoai.dashboard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

class DashboardAccessTests {

	private final DashboardAccess access = new DashboardAccess(false, false);

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST:8080", "127.0.0.1", "127.8.9.1:8080", "[::1]:8080", "[::1]",
			"shop.localhost:80", "localhost." })
	void answersToNamesOfTheMachineForItself(String host) {
		assertThat(this.access.refusal(request("127.0.0.1", host))).isNull();
		assertThat(this.access.refusal(request("::1", host))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.com", "127.0.0.1.example.com", "localhost.example.com", "192.168.0.7", "0.0.0.0",
			"localhost@example.com", "127.0.0.1:80:80", "", "[::2]", "1270.0.1" })
	void answersToNoOtherName(String host) {
		assertThat(this.access.refusal(request("127.0.0.1", host))).contains("use localhost");
	}

	@ParameterizedTest
	@ValueSource(strings = { "192.168.0.7", "10.0.0.1", "2001:db8::1", "169.254.1.1" })
	void answersNoOtherMachine(String peer) {
		assertThat(this.access.refusal(request(peer, "localhost"))).contains("another machine", "remote-access=true");
		assertThat(new DashboardAccess(true, true).refusal(request(peer, "shop.example.com"))).isNull();
	}

	@Test
	void answersNobodyWhereHeadersOfAProxyAreBelieved() {
		assertThat(new DashboardAccess(false, true).refusal(request("127.0.0.1", "localhost")))
			.contains("server.forward-headers-strategy");
	}

	@Test
	void believesTheBrowserAboutTheSiteWhereAProxyHasChangedTheHost() {
		DashboardRequest request = request("127.0.0.1", "backend:8080");
		request.headers().set("Origin", "https://shop.example.com");
		request.headers().set(DashboardAccess.HEADER, "1");
		request.headers().set("Content-Type", "application/json");
		assertThat(this.access.callRefusal(request)).contains("https://shop.example.com");
		request.headers().set("Sec-Fetch-Site", "same-origin");
		assertThat(this.access.callRefusal(request)).isNull();
	}

	private static DashboardRequest request(String peer, String host) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Host", host);
		try {
			return new DashboardRequest(HttpMethod.POST, "/", Map.of(), headers, InetAddress.getByName(peer), "", null);
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
