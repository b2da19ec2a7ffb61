package io.ecoai.standalone;

import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the program was asked for.
 *
 * @param database the usage log
 * @param port where to listen
 * @param browser whether to open a browser
 */
record Options(Path database, int port, boolean browser) {

	static final String USAGE = """
			usage: java -jar ecoai-dashboard.jar [--db PATH] [--port PORT] [--no-browser]
			  --db PATH      usage log to show (default .ecoai/usage.db, or ECOAI_DB_PATH)
			  --port PORT    port to listen on (default 7315, or ECOAI_DASHBOARD_PORT)
			  --no-browser   do not open a browser""";

	private static final int DEFAULT_PORT = 7315;

	/**
	 * Reads the command line, which goes before the environment.
	 * @throws IllegalArgumentException if it cannot be understood; the message says why
	 */
	static Options parse(String[] arguments, Map<String, String> environment) {
		String database = environment.getOrDefault("ECOAI_DB_PATH", ".ecoai/usage.db");
		int port = port("ECOAI_DASHBOARD_PORT", environment.get("ECOAI_DASHBOARD_PORT"));
		boolean browser = true;
		for (int i = 0; i < arguments.length; i++) {
			String[] parts = arguments[i].split("=", 2);
			switch (parts[0]) {
				case "--no-browser" -> browser = false;
				case "--db" -> database = (parts.length > 1) ? parts[1] : value(arguments, i++);
				case "--port" -> port = port("--port", (parts.length > 1) ? parts[1] : value(arguments, i++));
				default -> throw new IllegalArgumentException("There is no option " + arguments[i]);
			}
		}
		return new Options(Path.of(database).toAbsolutePath().normalize(), port, browser);
	}

	private static String value(String[] arguments, int option) {
		if (option + 1 == arguments.length) {
			throw new IllegalArgumentException("%s needs a value".formatted(arguments[option]));
		}
		return arguments[option + 1];
	}

	private static int port(String name, @Nullable String text) {
		if (text == null || text.isBlank()) {
			return DEFAULT_PORT;
		}
		try {
			int port = Integer.parseInt(text.strip());
			if (port >= 0 && port <= 65_535) {
				return port;
			}
		}
		catch (NumberFormatException ex) {
			// Told below.
		}
		throw new IllegalArgumentException("'%s' is no value for %s: use a port from 0 to 65535".formatted(text, name));
	}

}
