package io.ecoai.cache;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;

import io.ecoai.cache.memory.MemoryCacheStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Callers who must not wait, while another instance holds the lease of what they ask for.
 */
@Timeout(60)
class ImpatientCallersTests {

	private final TextCache cache = new TextCache(leasedElsewhere(), 1_000_000);

	private static CacheStore leasedElsewhere() {
		MemoryCacheStore store = new MemoryCacheStore(1_000_000);
		Leases leases = new Leases() {

			@Override
			public Claim claim(CacheKey key, Intent intent) {
				return Claim.elsewhere();
			}

			@Override
			public Permit permit(CacheKey key) {
				return Permit.ALWAYS;
			}

		};
		return (CacheStore) Proxy.newProxyInstance(CacheStore.class.getClassLoader(),
				new Class<?>[] { CacheStore.class }, (proxy, method, arguments) -> method.getName().equals("leases")
						? leases : method.invoke(store, arguments));
	}

	@Test
	void askForACallAtOnce() {
		TextOrigin origin = new TextOrigin(() -> "answer") {

			@Override
			public boolean isNested() {
				return true;
			}

		};
		assertThat(this.cache.ask("q", origin)).isEqualTo("answer");
		assertThat(this.cache.ask("q", origin)).isEqualTo("answer");
		assertThat(origin.calls()).as("and find what is kept").isEqualTo(1);
	}

	@Test
	void askForAStreamAtOnce() {
		TextStream origin = new TextStream(Flux.just("a", "b")) {

			@Override
			public boolean isNested() {
				return true;
			}

		};
		for (int i = 0; i < 2; i++) {
			List<String> told = this.cache.cache()
				.stream(TextStream.request("s"), origin)
				.map(TextStream::told)
				.collectList()
				.block(Duration.ofSeconds(30));
			assertThat(told).containsExactly((i == 0) ? "given a" : "kept a", (i == 0) ? "given b" : "kept b");
		}
		assertThat(origin.subscriptions()).isEqualTo(1);
	}

}
