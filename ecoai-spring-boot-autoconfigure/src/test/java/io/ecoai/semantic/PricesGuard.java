package io.ecoai.semantic;

import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

/** Shown in docs/semantic.md as it is here. */
@Component
class PricesGuard implements MatchGuard {

	private static final Pattern PRICE = Pattern.compile("\\b(price|cost|fee)s?\\b", Pattern.CASE_INSENSITIVE);

	@Override
	public String name() {
		return "prices";
	}

	/** Questions about prices are only answered exactly. */
	@Override
	public boolean allows(Question asked, Question candidate) {
		return !PRICE.matcher(asked.text()).find() && !PRICE.matcher(candidate.text()).find();
	}

}
