package io.ecoai.dashboard;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Does once, while a browser still fetches the files of the page, what the page will ask
 * for next: the first time it takes classes to be loaded, tables to be read and databases
 * to be opened. An application whose dashboard nobody opens does none of it.
 */
final class WarmUp {

	private static final Log logger = LogFactory.getLog(WarmUp.class);

	private static final List<String> SECTIONS = List.of("report", "daily", "latency", "prompts");

	private final AtomicBoolean begun = new AtomicBoolean();

	private final DashboardApi api;

	WarmUp(DashboardApi api) {
		this.api = api;
	}

	void begin(DashboardRequest page) {
		if (this.begun.compareAndSet(false, true)) {
			Thread thread = new Thread(() -> run(page), "ecoai-dashboard-warm-up");
			thread.setDaemon(true);
			thread.start();
		}
	}

	private void run(DashboardRequest page) {
		try {
			SECTIONS.forEach((section) -> this.api.answer(page, section));
		}
		catch (RuntimeException ex) {
			// The page will ask itself, and be told.
			logger.debug("The dashboard cannot be warmed up", ex);
		}
	}

}
