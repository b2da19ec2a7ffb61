package io.ecoai.sample;

import java.time.Duration;

import io.ecoai.usage.UsagePublisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Has the price tables read before the first question can arrive. Otherwise the first
 * call begins to read them, and what a call costs is told later if it ends before they
 * are there. Most applications need not care; this one shows the figures of each answer.
 */
@Component
class PriceTables implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(PriceTables.class);

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final UsagePublisher publisher;

	PriceTables(UsagePublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.publisher.prepare();
		if (!this.publisher.flush(TIMEOUT)) {
			logger.warn("The price tables are not read yet: the first answers will be shown without USD and CO2e");
		}
	}

}
