package io.ecoai.usage.jdbc;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.function.Consumer;

import io.ecoai.usage.PromptPage;
import io.ecoai.usage.PromptQuery;
import io.ecoai.usage.PromptUsage;

/**
 * Looks into one text after the other, and holds no more prompts than come before the end
 * of the page that is asked for. Not thread-safe.
 */
final class PromptSearch implements Consumer<PromptUsage> {

	private final PromptQuery query;

	private final String search;

	private final PromptText promptText;

	private final Comparator<PromptUsage> order;

	/** The one to drop is the head. */
	private final PriorityQueue<PromptUsage> best;

	private long found;

	PromptSearch(PromptQuery query, String search, PromptText promptText) {
		this.query = query;
		this.search = search.toLowerCase(Locale.ROOT);
		this.promptText = promptText;
		this.order = order(query.order()).thenComparing(PromptUsage::key);
		this.best = new PriorityQueue<>(this.order);
	}

	private static Comparator<PromptUsage> order(PromptQuery.Order order) {
		return switch (order) {
			case HITS -> Comparator.comparingLong(PromptUsage::hits);
			case LAST_SEEN -> Comparator.comparing(PromptUsage::lastSeen);
			case SAVED -> Comparator.comparing(PromptUsage::costSavedUsd);
		};
	}

	/** Takes a prompt as it is kept. */
	@Override
	public void accept(PromptUsage kept) {
		PromptUsage prompt = this.promptText.open(kept);
		String text = prompt.prompt();
		if (text == null || !text.toLowerCase(Locale.ROOT).contains(this.search)) {
			return;
		}
		this.found++;
		this.best.add(prompt);
		if (this.best.size() > (long) this.query.offset() + this.query.limit()) {
			this.best.remove();
		}
	}

	PromptPage<PromptUsage> page() {
		List<PromptUsage> page = this.best.stream()
			.sorted(this.order.reversed())
			.skip(this.query.offset())
			.limit(this.query.limit())
			.toList();
		return new PromptPage<>(this.found, page);
	}

}
