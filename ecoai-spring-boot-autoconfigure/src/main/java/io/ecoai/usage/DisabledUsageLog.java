package io.ecoai.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Keeps nothing, and says so.
 */
final class DisabledUsageLog implements UsageLog, UsageRepository {

	@Override
	public void onUsage(UsageEvent event) {
	}

	@Override
	public UsageRepository repository() {
		return this;
	}

	@Override
	public boolean flush(Duration atMost) {
		return true;
	}

	@Override
	public int queueSize() {
		return 0;
	}

	@Override
	public long dropped() {
		return 0;
	}

	@Override
	public void close() {
	}

	@Override
	public void saveAll(Collection<UsageRecord> records) {
	}

	@Override
	public UsageSummary summary(@Nullable Instant from, @Nullable Instant to) {
		return UsageSummary.empty(false);
	}

	@Override
	public UsageReport report(@Nullable Instant from, @Nullable Instant to) {
		return new UsageReport(summary(from, to), List.of(), List.of(), List.of(), List.of(), List.of());
	}

	@Override
	public List<UsageRecord> history(UsageQuery query) {
		return List.of();
	}

	@Override
	public List<DailyUsage> daily(@Nullable Instant from, @Nullable Instant to) {
		return List.of();
	}

	@Override
	public List<DailyLatency> latency(@Nullable Instant from, @Nullable Instant to) {
		return List.of();
	}

	@Override
	public PromptPage<PromptUsage> prompts(PromptQuery query) {
		return PromptPage.empty();
	}

}
