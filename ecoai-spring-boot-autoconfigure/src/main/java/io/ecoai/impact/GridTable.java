package io.ecoai.impact;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Carbon intensities by zone, and the zone of each provider where none is configured. */
final class GridTable {

	private final Map<String, Grid> zones = new HashMap<>();

	private final Map<String, Grid> providers = new HashMap<>();

	private final Grid otherwise;

	private GridTable(TableFile file) {
		file.rows("grid").forEach((row) -> {
			String zone = row.require("zone");
			this.zones.put(zone, new Grid(zone, Double.parseDouble(row.require("g-per-kwh"))));
		});
		Map<@Nullable String, Grid> defaults = new HashMap<>();
		file.rows("defaults").forEach((row) -> defaults.put(row.text("provider"), zone(row.require("zone"))));
		Grid otherwise = defaults.remove(null);
		if (otherwise == null) {
			throw new IllegalStateException("grid.yml has no default zone");
		}
		this.otherwise = otherwise;
		this.providers.putAll(defaults);
	}

	static GridTable builtIn() {
		return new GridTable(TableFile.read("grid.yml"));
	}

	Grid zone(String zone) {
		Grid grid = this.zones.get(zone);
		if (grid == null) {
			throw new InvalidRuleException("ecoai.grid.zone", zone,
					"a zone of grid.yml, such as USA, FRA, DEU, GBR, SWE, IND or WOR for the world; "
							+ "for another one give 'ecoai.grid.g-per-kwh'");
		}
		return grid;
	}

	/** The zone in which a provider is taken to run, as EcoLogits does. */
	Grid of(String provider) {
		return this.providers.getOrDefault(provider, this.otherwise);
	}

	/** The zone of all providers that have none of their own. */
	Grid otherwise() {
		return this.otherwise;
	}

}
