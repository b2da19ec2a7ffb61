package io.ecoai.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.ecoai.usage.UsageLog;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;

import org.springframework.core.env.Environment;

/**
 * Tells whoever runs the benchmarks which part of the calls the usage log has kept in
 * detail: nobody should read what recording takes from a log that has given up. A
 * benchmark has a runtime of its own, so that this goes through a file.
 */
public final class RecordsKept {

	/** The property that names the file. */
	static final String FILE = "bench.records.kept";

	private RecordsKept() {
	}

	/**
	 * Notes it for an application.
	 * @param application the application
	 */
	public static void note(Application application) {
		String file = System.getProperty(FILE, "");
		double calls = calls(application);
		if (!file.isEmpty() && calls > 0 && isLogged(application)) {
			try {
				Files.writeString(Path.of(file), Double.toString(1 - dropped(application) / calls));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/**
	 * How many calls the meters have counted.
	 * @param application the application
	 * @return the number of calls
	 */
	public static double calls(Application application) {
		double calls = 0;
		for (Meter meter : application.bean(MeterRegistry.class).getMeters()) {
			if (meter.getId().getName().equals("ecoai.calls")) {
				calls += count(meter);
			}
		}
		return calls;
	}

	private static double count(Meter meter) {
		double count = 0;
		for (var measurement : meter.measure()) {
			count += (measurement.getStatistic() == Statistic.COUNT) ? measurement.getValue() : 0;
		}
		return count;
	}

	private static boolean isLogged(Application application) {
		return application.bean(Environment.class).getProperty("ecoai.usage.enabled", Boolean.class, true);
	}

	private static double dropped(Application application) {
		return application.bean(UsageLog.class).dropped();
	}

	/** What was noted, which is then forgotten; not a number if nothing was. */
	static double take(Path file) throws IOException {
		String text = Files.exists(file) ? Files.readString(file) : "";
		Files.deleteIfExists(file);
		return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
	}

}
