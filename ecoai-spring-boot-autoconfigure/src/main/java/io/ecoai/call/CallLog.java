package io.ecoai.call;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import io.ecoai.impact.ModelCall;
import io.ecoai.settings.Mode;
import io.ecoai.usage.UsagePublisher;

/**
 * Publishes the calls of one model.
 */
final class CallLog {

	/**
	 * Unique with the number behind it, and much cheaper than a random id for each call.
	 */
	private final String eventIdPrefix = UUID.randomUUID() + "-";

	private final AtomicLong events = new AtomicLong();

	/** What audits have cost since the last call: they are no calls themselves. */
	private final AtomicReference<BigDecimal> auditCost = new AtomicReference<>(BigDecimal.ZERO);

	private final String providerId;

	private final UsagePublisher publisher;

	private final NestedCalls nested;

	CallLog(String providerId, UsagePublisher publisher, NestedCalls nested) {
		this.providerId = providerId;
		this.publisher = publisher;
		this.nested = nested;
	}

	void prepare() {
		this.publisher.prepare();
	}

	Call begin(ModelRequest request, Mode mode) {
		return new Call(this, request, mode);
	}

	Call beginAudit(ModelRequest request, Mode mode) {
		return new Call(this, request, mode, true);
	}

	/** What an audit has taken; it is recorded with the next call. */
	void audited(ModelCall call) {
		BigDecimal cost = this.publisher.costOf(List.of(call));
		this.auditCost.accumulateAndGet(cost, BigDecimal::add);
	}

	BigDecimal takeAuditCost() {
		// Of nearly all calls it is nothing, which is not worth a write that others wait
		// for.
		return BigDecimal.ZERO.equals(this.auditCost.get()) ? BigDecimal.ZERO
				: this.auditCost.getAndSet(BigDecimal.ZERO);
	}

	String nextEventId() {
		return this.eventIdPrefix + this.events.incrementAndGet();
	}

	String providerId() {
		return this.providerId;
	}

	UsagePublisher publisher() {
		return this.publisher;
	}

	NestedCalls nested() {
		return this.nested;
	}

}
