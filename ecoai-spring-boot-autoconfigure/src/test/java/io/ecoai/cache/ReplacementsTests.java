package io.ecoai.cache;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Replacements}.
 */
class ReplacementsTests {

	private final Replacements replacements = new Replacements();

	private final AtomicInteger namings = new AtomicInteger();

	@Test
	void knowsWhatHasBeenReplacedSince() {
		long before = this.replacements.ticket();
		this.replacements.add(new CacheKey("q"));
		assertThat(since(before, "q")).isTrue();
		assertThat(since(before, "another", "q")).isTrue();
		assertThat(since(before, "another")).isFalse();
		assertThat(since(this.replacements.ticket(), "q")).isFalse();
	}

	@Test
	void asksForNoNamesWhereNothingHasBeenReplacedSince() {
		assertThat(since(this.replacements.ticket(), "q")).isFalse();
		this.replacements.add(new CacheKey("q"));
		assertThat(since(this.replacements.ticket(), "q")).isFalse();
		assertThat(this.namings).hasValue(0);
	}

	private boolean since(long ticket, String... names) {
		return this.replacements.since(ticket, () -> {
			this.namings.incrementAndGet();
			return List.of(names);
		});
	}

}
