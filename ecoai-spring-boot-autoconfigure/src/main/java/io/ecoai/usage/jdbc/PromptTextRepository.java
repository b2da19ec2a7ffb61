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

	/**
	 * How many texts one search reads, so that it takes no longer than about a second.
	 */
	private static final int SEARCHED = 50_000;

	private final JdbcUsageRepository repository;

	private final PromptText promptText;

	private final boolean kept;

	private final int searched;

	/** {@code kept} says whether there are texts at all. */
	PromptTextRepository(JdbcUsageRepository repository, PromptText promptText, boolean kept) {
		this(repository, promptText, kept, SEARCHED);
	}

	PromptTextRepository(JdbcUsageRepository repository, PromptText promptText, boolean kept, int searched) {
		this.repository = repository;
		this.promptText = promptText;
		this.kept = kept;
		this.searched = searched;
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

	@Override
	public PromptPage<PromptUsage> prompts(PromptQuery query) {
		String search = query.search();
		if (search != null && !this.kept) {
			throw new IllegalArgumentException("No text of prompts is kept (ecoai.usage.prompt-text=none), so nothing "
					+ "can be found by searching. Ask by model, provider, namespace, kind or key instead");
		}
		if (search != null && !this.promptText.isReadable()) {
			return search(query, search);
		}
		PromptPage<PromptUsage> page = this.repository.prompts(query);
		return new PromptPage<>(page.total(), page.prompts().stream().map(this.promptText::open).toList());
	}

	/** A database cannot search in what it cannot read. */
	private PromptPage<PromptUsage> search(PromptQuery query, String search) {
		PromptSearch found = new PromptSearch(query, search, this.promptText);
		this.repository.newestPrompts(query.withoutSearch(), this.searched, found);
		return found.page();
	}

}
