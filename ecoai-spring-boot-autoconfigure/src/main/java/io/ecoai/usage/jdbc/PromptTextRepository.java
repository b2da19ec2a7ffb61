package io.ecoai.usage.jdbc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import io.ecoai.usage.DailyLatency;
import io.ecoai.usage.DailyUsage;
import io.ecoai.usage.PromptPage;
import io.ecoai.usage.PromptQuery;
import io.ecoai.usage.PromptUsage;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.UsageReport;
import io.ecoai.usage.UsageRepository;
import io.ecoai.usage.UsageSummary;
import org.jspecify.annotations.Nullable;

/**
 * Records as they are shown, in front of a repository that has them as they are kept.
 */
final class PromptTextRepository implements UsageRepository {

	private final UsageRepository repository;

	private final PromptText promptText;

	PromptTextRepository(UsageRepository repository, PromptText promptText) {
		this.repository = repository;
		this.promptText = promptText;
	}

	@Override
	public void saveAll(Collection<UsageRecord> records) {
		this.repository.saveAll(records.stream().map(this.promptText::seal).toList());
	}

	@Override
	public UsageSummary summary(@Nullable Instant from, @Nullable Instant to) {
		return this.repository.summary(from, to);
	}

	@Override
	public UsageReport report(@Nullable Instant from, @Nullable Instant to) {
		return this.repository.report(from, to);
	}

	@Override
	public List<UsageRecord> history(UsageQuery query) {
		return this.repository.history(query).stream().map(this.promptText::open).toList();
	}

	@Override
	public List<DailyUsage> daily(@Nullable Instant from, @Nullable Instant to) {
		return this.repository.daily(from, to);
	}

	@Override
	public List<DailyLatency> latency(@Nullable Instant from, @Nullable Instant to) {
		return this.repository.latency(from, to);
	}

	/** An encrypted text can only be read with the record that it belongs to. */
	@Override
	public PromptPage<PromptUsage> prompts(PromptQuery query) {
		PromptPage<PromptUsage> page = this.repository.prompts(query);
		return new PromptPage<>(page.total(),
				page.prompts()
					.stream()
					.map((prompt) -> PromptText.isEncrypted(prompt.prompt()) ? prompt.withoutText() : prompt)
					.toList());
	}

}
