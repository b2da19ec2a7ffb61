package io.ecoai.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Other sites, and a proxy, before the dashboard of the running application.
 */
class DashboardSafetyTests extends AbstractBrowserTests {

	/** All that a page can try without being asked first, and what it must ask for. */
	private static final String ATTACK = """
			<!doctype html><title>Evil</title><body><form id=f target=g method=post enctype=text/plain></form>
			<iframe name=g></iframe><script>
			const at = 'http://localhost:%d/ecoai/';
			const json = { 'Content-Type': 'application/json', 'X-EcoAI-Dashboard': 'true' };
			const told = (name, request) => request.then(async (r) => name + ' ' + r.type + ' ' + r.status, () => name + ' refused');
			async function attack(done) {
				f.action = at + 'api/settings';
				f.innerHTML = `<input name='{"ttl": 1, "x' value='":1}'>`;
				await new Promise((next) => { document.querySelector('iframe').onload = next; f.submit(); });
				done(await Promise.all([
					told('plain', fetch(at + 'api/settings', { method: 'POST', mode: 'no-cors', body: '{"ttl": 1}' })),
					told('json', fetch(at + 'api/settings', { method: 'POST', headers: json, body: '{"ttl": 1}' })),
					told('delete', fetch(at + 'api/cache', { method: 'DELETE', headers: json })),
					told('read', fetch(at + 'api/report')),
				]));
			}
			</script>
			""";

	DashboardSafetyTests(@TempDir Path folder) throws IOException {
		super(folder);
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "localhost" })
	void noOtherSiteChangesOrReadsAnything(String host) throws IOException {
		client().ask("Is this kept?");
		HttpServer evil = serve((exchange) -> answer(exchange, 200, "text/html",
				ATTACK.formatted(this.port).getBytes(StandardCharsets.UTF_8)));
		try {
			browser.go("http://%s:%d/".formatted(host, evil.getAddress().getPort()));
			assertThat(browser.runLater("attack(done)"))
				.isEqualTo(List.of("plain refused", "json refused", "delete refused", "read refused"));
		}
		finally {
			evil.stop(0);
		}
		forget();
		assertThat(client().get("/ecoai/api/settings", JsonNode.class).body().path("ttl").asInt()).isEqualTo(3600);
		assertThat(settings()).doesNotExist();
		assertThat(client().ask("Is this kept?").body().path("outcome").asString()).isEqualTo("hit");
		browser.go(page(""));
		browser.see("#live", "Live");
	}

	@Test
	void worksBehindAProxyThatPutsItElsewhere() throws IOException {
		startAgainWith("--server.servlet.context-path=/shop", "--ecoai.dashboard.path=/admin/eco",
				"--ecoai.dashboard.remote-access=true", "--server.forward-headers-strategy=framework");
		HttpServer proxy = serve((exchange) -> forward(exchange, "/tools/", "/shop/admin/"));
		try {
			this.home = "http://localhost:%d/tools/eco/".formatted(proxy.getAddress().getPort());
			browser.go(this.home.substring(0, this.home.length() - 1));
			browser.see(".empty", "waits for the first call");
			browser.go(page("#settings"));
			browser.click("[data-setting=mode] input[value=prod]");
			browser.see("[data-setting=mode]", "Saved");
			assertThat(settings()).content().contains("prod");
			browser.go(page("#prompts"));
			browser.see("main", "No prompt matches.");
			// The address without its slash is the only one outside.
			assertThat(browser.requests()).anyMatch((url) -> url.equals(this.home))
				.allMatch((url) -> (url + "/").startsWith(this.home) || url.startsWith("data:"));
			browser.go(page("#overview"));
			browser.see("#live", "Live");
		}
		finally {
			browser.go("about:blank");
			forget();
			browser.go(this.home = "http://localhost:%d/shop/admin/eco/".formatted(this.port));
			browser.see("#live", "Live");
			proxy.stop(0);
		}
	}

	private static HttpServer serve(HttpHandler handler) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
		server.createContext("/", handler);
		server.setExecutor(Executors.newCachedThreadPool());
		server.start();
		return server;
	}

	private void forward(HttpExchange exchange, String from, String to) throws IOException {
		String inside = to + exchange.getRequestURI().toString().substring(from.length());
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + inside))
			.method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
			.header("X-Forwarded-Host", exchange.getRequestHeaders().getFirst("Host"))
			.header("X-Forwarded-For", "203.0.113.7");
		exchange.getRequestHeaders().forEach((name, values) -> {
			if (!Set.of("Host", "Connection", "Content-length", "Upgrade-insecure-requests").contains(name)) {
				values.forEach((value) -> request.header(name, value));
			}
		});
		try {
			HttpResponse<byte[]> response = HttpClient.newHttpClient()
				.send(request.build(), BodyHandlers.ofByteArray());
			response.headers().map().forEach((name, values) -> {
				if (Set.of("location", "etag", "content-security-policy").contains(name)) {
					exchange.getResponseHeaders().put(name, values);
				}
			});
			answer(exchange, response.statusCode(), response.headers().firstValue("Content-Type").orElse("text/plain"),
					response.body());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.sendResponseHeaders(status, (body.length > 0) ? body.length : -1);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
