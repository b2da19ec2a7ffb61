package io.ecoai.key;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyedOptions}.
 */
class KeyedOptionsTests {

	@Test
	void digestsEqualOptionsAlike() {
		assertThat(digest(new Readable("ink"))).isEqualTo(digest(new Readable("ink")))
			.isNotEqualTo(digest(new Readable("chalk")));
	}

	@Test
	void digestsNoOptionsAlike() {
		assertThat(digest(null)).isEqualTo(digest(null)).isNotEqualTo(digest(new Readable("ink")));
	}

	@Test
	void takesOptionsThatCannotBeReadForNoOthers() {
		Unreadable options = new Unreadable("ink");
		assertThat(digest(options)).startsWith(Unreadable.class.getName()).isNotEqualTo(digest(options));
	}

	@Test
	void takesOptionsWithoutAFormForNoOthers() {
		assertThat(digest(new Readable(new Object()))).isNotEqualTo(digest(new Readable(new Object())));
	}

	private static String digest(Object options) {
		return KeyedOptions.digest(options, (name) -> false);
	}

	public record Readable(Object medium) {

		public Object getMedium() {
			return this.medium;
		}

	}

	public record Unreadable(String medium) {

		public String getMedium() {
			throw new UnsupportedOperationException(this.medium);
		}

	}

}
