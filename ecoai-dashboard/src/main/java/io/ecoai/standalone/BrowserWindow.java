package io.ecoai.standalone;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Opens an address in the browser of the desktop, if there is one.
 */
final class BrowserWindow {

	private BrowserWindow() {
	}

	static void open(String url) {
		String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
		List<String> command = system.contains("mac") ? List.of("open", url) : system.contains("win")
				? List.of("rundll32", "url.dll,FileProtocolHandler", url) : List.of("xdg-open", url);
		try {
			new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			// The address has been printed.
		}
	}

}
