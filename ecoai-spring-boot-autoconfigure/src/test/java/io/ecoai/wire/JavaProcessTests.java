package io.ecoai.wire;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JavaProcess}.
 */
class JavaProcessTests {

	@Test
	void runsAClassOfTheTestClassPathInEveryJdk() {
		List<Path> homes = JavaProcess.javaHomes();
		assertThat(homes).isNotEmpty().startsWith(JavaProcess.currentJavaHome());
		for (Path home : homes) {
			String printed = JavaProcess.run(home, List.of("-Duser.language=tr", "-Duser.country=TR"), Shout.class,
					"title");
			assertThat(printed).isEqualTo("TİTLE in " + JavaProcess.featureVersion(home));
		}
	}

	@Test
	void comparesTwoFeatureVersionsAtMost() {
		assertThat(JavaProcess.javaHomes()).hasSizeBetween(1, 2)
			.extracting(JavaProcess::featureVersion)
			.doesNotHaveDuplicates();
	}

	@Test
	void failsWithTheOutputOfAProcessThatFails() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> JavaProcess.run(JavaProcess.currentJavaHome(), List.of(), Shout.class))
			.withMessageContaining("exited with 1")
			.withMessageContaining("ArrayIndexOutOfBoundsException");
	}

	/** Depends on locale, class path, JDK and output encoding. */
	static final class Shout {

		private Shout() {
		}

		public static void main(String[] args) {
			String text = args[0].toUpperCase(Locale.getDefault());
			Provider.OPENAI.options();
			System.out.print(text + " in " + Runtime.version().feature());
		}

	}

}
