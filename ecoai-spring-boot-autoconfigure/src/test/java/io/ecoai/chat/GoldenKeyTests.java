package io.ecoai.chat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ecoai.key.KeyDigest;
import io.ecoai.wire.JavaProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys are kept for years and shared between instances.
 */
class GoldenKeyTests {

	/** When a key here has to change, change {@link KeyDigest}'s version as well. */
	private static final Map<String, String> GOLDEN = new TreeMap<>(
			Map.of("anthropic", "1-c183bbf436163ea6f860effaae1f6076c29a92e151e101e63681e12f99493137", "gemini",
					"1-03fd8c9a8720ca9fbc56ebc57175e1ade264750b3576bc399caca27adb514085", "ollama",
					"1-39b0f027b49e77f937b61f720c3dd86ff4b5ece1e5ad37e27666fd33baae6c06", "openai",
					"1-752bd4769ef08b5127455afa8ba017ae2ba35a58f5a53619ac6c4ed303752076", "plain",
					"1-4e401e25fa85ec703483c7b1df19bf00d0fe224046107f4632e108fc183de2e2"));

	@Test
	void staysTheSameFromReleaseToRelease() {
		assertThat(GoldenKeys.keys()).isEqualTo(GOLDEN);
	}

	@Test
	void doesNotDependOnTheLanguageOfTheComputer() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr-TR"));
		try {
			assertThat(GoldenKeys.keys()).isEqualTo(GOLDEN);
		}
		finally {
			Locale.setDefault(before);
		}
	}

	static Stream<Arguments> runtimes() {
		List<Arguments> runtimes = new ArrayList<>();
		for (Path home : JavaProcess.javaHomes()) {
			runtimes.add(Arguments.of(home, List.of()));
			runtimes.add(Arguments.of(home, List.of("-Duser.language=tr", "-Duser.country=TR")));
			runtimes.add(Arguments.of(home, List.of("-Dfile.encoding=ISO-8859-1", "-Duser.timezone=Asia/Tokyo")));
			runtimes.add(Arguments.of(home, List.of("-Dfile.encoding=UTF-16", "-XX:hashCode=2")));
		}
		return runtimes.stream();
	}

	@ParameterizedTest
	@MethodSource("runtimes")
	void isTheSameInEveryJavaRuntime(Path home, List<String> arguments) {
		List<String> all = new ArrayList<>(arguments);
		if (arguments.contains("-XX:hashCode=2")) {
			all.add(0, "-XX:+UnlockExperimentalVMOptions");
		}
		Map<String, String> keys = JavaProcess.run(home, all, GoldenKeys.class)
			.lines()
			.map((line) -> line.split("=", 2))
			.collect(Collectors.toMap((line) -> line[0], (line) -> line[1]));
		assertThat(keys).isEqualTo(GOLDEN);
	}

}
