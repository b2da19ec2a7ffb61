package io.ecoai.sample;

import java.time.Duration;
import java.util.function.Supplier;

import io.ecoai.impact.Impact;
import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsageListener;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.stereotype.Component;

/**
 * Measures one call. EcoAI tells every {@link UsageListener} bean about a call on the
 * thread that made it, before the call returns, so a thread-local carries the figures to
 * the caller. What is told on another thread stays unknown here; see {@link PriceTables}.
 */
@Component
class CallMeter implements UsageListener {

	private final ThreadLocal<@Nullable UsageEvent> latest = new ThreadLocal<>();

	@Override
	public void onUsage(UsageEvent event) {
		this.latest.set(event);
	}

	/**
	 * Makes a call and measures it.
	 * @param call the call
	 * @return the answer with its figures
	 */
	Measured measure(Supplier<ChatResponse> call) {
		this.latest.remove();
		try {
			long start = System.nanoTime();
			ChatResponse response = call.get();
			Duration latency = Duration.ofNanos(System.nanoTime() - start);
			UsageEvent event = this.latest.get();
			return new Measured(response, latency, (event != null) ? event.impact() : Impact.UNKNOWN);
		}
		finally {
			this.latest.remove();
		}
	}

	/**
	 * An answer with its figures.
	 *
	 * @param response the answer
	 * @param latency how long the call took
	 * @param impact what its tokens cost
	 */
	record Measured(ChatResponse response, Duration latency, Impact impact) {

	}

}
