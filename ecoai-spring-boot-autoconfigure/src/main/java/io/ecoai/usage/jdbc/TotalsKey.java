package io.ecoai.usage.jdbc;

import java.time.LocalDate;

import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageRecord;

/**
 * What the calls in one row of totals have in common.
 */
record TotalsKey(LocalDate day, String provider, String model, String namespace, String application,
		PromptType promptType, String mode) {

	private static final String OTHER = "other";

	static TotalsKey of(UsageRecord call) {
		String application = call.application();
		return new TotalsKey(Micros.day(call.timestamp()), call.provider(), call.model(), call.namespace(),
				(application != null) ? application : "", call.promptType(), call.mode());
	}

	/** The key as the columns of a database can hold it. */
	TotalsKey fit(UsageDatabase database) {
		return new TotalsKey(this.day, database.text(this.provider, PortableText.PROVIDER),
				database.text(this.model, PortableText.NAME), database.text(this.namespace, PortableText.NAME),
				database.text(this.application, PortableText.APPLICATION), this.promptType,
				database.text(this.mode, PortableText.SHORT));
	}

	/** A key with fewer possible values. */
	TotalsKey coarse() {
		return new TotalsKey(this.day, this.provider, OTHER, OTHER, OTHER, this.promptType, this.mode);
	}

}
