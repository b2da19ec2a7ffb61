package io.ecoai.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Energy figures in the order in which they were written. The first match holds. */
final class EnergyTable {

	private final List<Row> rows;

	private EnergyTable(List<Row> rows) {
		this.rows = rows;
	}

	/**
	 * The user's rules. The built-in table is asked for only if one of them names a
	 * proxy, which is looked up at once so that a slip shows at start-up.
	 */
	static EnergyTable configured(List<EnergyRule> rules, Supplier<EnergyTable> builtIn) {
		List<Row> rows = new ArrayList<>();
		for (EnergyRule rule : rules) {
			Energy energy = rule.ownEnergy();
			if (energy == null) {
				energy = builtIn.get().proxy("ecoai.energy[%d].proxy".formatted(rows.size()), rule.proxy());
			}
			rows.add(new Row(ModelMatch.of(rule.provider(), rule.match()), energy));
		}
		return new EnergyTable(List.copyOf(rows));
	}

	static EnergyTable builtIn() {
		return configured(TableFile.read("energy.yml").rows("energy").map(TableRow::energyRule).toList(), () -> {
			throw new IllegalStateException("A row of energy.yml names a proxy");
		});
	}

	@Nullable Energy of(String provider, String model, boolean perImage) {
		for (Row row : this.rows) {
			if (row.energy().perImage() == perImage && row.match().matches(provider, model)) {
				return row.energy();
			}
		}
		return null;
	}

	private Energy proxy(String field, @Nullable String model) {
		for (Row row : this.rows) {
			if (row.match().name().equalsIgnoreCase(model)) {
				return new Energy(row.energy().wattHours(), false, row.match().name());
			}
		}
		throw new InvalidRuleException(field, model,
				"the id of a model in energy.yml, such as gpt-5 or claude-opus-4-1");
	}

	private record Row(ModelMatch match, Energy energy) {

	}

}
