package io.ecoai.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where and how figures came about.
 */
final class Machine {

	private Machine() {
	}

	static String heading(boolean quick) {
		return """
				# Performance

				Written by `mvn verify -Pbench -pl ecoai-benchmarks -am%s` on %s, not by hand.

				- Machine: %d processors%s, %s %s
				- Java: %s %s
				- Load average when written: %.1f

				Ratios within one run say most: both sides of each met the same machine.

				""".formatted(quick ? " -Dbench.quick=true" : "", PerformanceDocument.today(),
				Runtime.getRuntime().availableProcessors(), processor(), System.getProperty("os.name"),
				System.getProperty("os.version"), System.getProperty("java.vm.name"),
				System.getProperty("java.runtime.version"),
				ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
	}

	private static String processor() {
		try {
			return Files.readAllLines(Path.of("/proc/cpuinfo"))
				.stream()
				.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
				.map((line) -> " (" + line.substring(line.indexOf(':') + 1).trim() + ")")
				.findFirst()
				.orElse("");
		}
		catch (IOException ex) {
			return "";
		}
	}

}
