package io.ecoai.impact;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LazyTests {

	private final AtomicInteger reads = new AtomicInteger();

	@Test
	void readsNothingUntilItIsAskedAndThenOnce() {
		Lazy<Integer> lazy = new Lazy<>(this.reads::incrementAndGet);
		assertThat(this.reads).hasValue(0);
		List<CompletableFuture<Integer>> results = IntStream.range(0, 8)
			.mapToObj((i) -> CompletableFuture.supplyAsync(lazy))
			.toList();
		assertThat(results).map(CompletableFuture::join).containsOnly(1);
		assertThat(this.reads).hasValue(1);
	}

	@Test
	void readsAgainAfterAFailure() {
		Lazy<Integer> lazy = new Lazy<>(() -> {
			if (this.reads.incrementAndGet() == 1) {
				throw new IllegalStateException("unreadable");
			}
			return this.reads.get();
		});
		assertThatIllegalStateException().isThrownBy(lazy::get);
		assertThat(lazy.get()).isEqualTo(2);
	}

}
