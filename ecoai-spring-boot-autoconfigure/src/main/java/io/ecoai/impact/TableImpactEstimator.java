package io.ecoai.impact;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Estimates from tables: the user's rules first, then the built-in ones; within each, the
 * model that answered first, then the one that was asked for. The built-in tables are
 * read at the first estimate. What the tables say about a model is remembered without
 * regard to time, so that dated prices change on their day.
 */
final class TableImpactEstimator implements ImpactEstimator {

	private static final int REMEMBERED_MODELS = 1000;

	private final Lazy<PriceTable> builtInPrices = new Lazy<>(PriceTable::builtIn);

	private final Lazy<EnergyTable> builtInEnergy = new Lazy<>(EnergyTable::builtIn);

	private final Lazy<GridTable> grids = new Lazy<>(GridTable::builtIn);

	private final PriceTable configuredPrices;

	private final EnergyTable configuredEnergy;

	private final @Nullable Grid configuredGrid;

	private final Cache<ModelKey, ModelImpact> models = Caffeine.newBuilder()
		.maximumSize(REMEMBERED_MODELS)
		.executor(Runnable::run)
		.build();

	TableImpactEstimator(List<PriceRule> prices, List<EnergyRule> energy, @Nullable GridRule grid) {
		this.configuredPrices = PriceTable.configured(prices);
		this.configuredEnergy = EnergyTable.configured(energy, this.builtInEnergy);
		this.configuredGrid = (grid != null) ? resolve(grid) : null;
	}

	private Grid resolve(GridRule rule) {
		Double gPerKwh = rule.gPerKwh();
		return (gPerKwh != null) ? new Grid(Grid.CUSTOM, gPerKwh)
				: this.grids.get().zone(Objects.requireNonNull(rule.zone()));
	}

	@Override
	public Impact estimate(ModelCall call) {
		if (!call.isMeasured()) {
			return Impact.UNKNOWN;
		}
		ModelKey key = new ModelKey(call.provider(), call.responseModel(), call.requestedModel());
		// Not computed inside the cache, whose lock would be held while files are read.
		ModelImpact model = this.models.getIfPresent(key);
		if (model == null) {
			model = lookUp(key);
			this.models.put(key, model);
		}
		return model.of(call);
	}

	private ModelImpact lookUp(ModelKey key) {
		List<Price> prices = Stream.of(this.configuredPrices, this.builtInPrices.get())
			.flatMap((table) -> key.ids().flatMap((id) -> table.of(key.provider(), id)))
			.toList();
		return new ModelImpact(prices, emission(key, false), emission(key, true));
	}

	private @Nullable Emission emission(ModelKey key, boolean perImage) {
		for (EnergyTable table : List.of(this.configuredEnergy, this.builtInEnergy.get())) {
			for (String id : key.ids().toList()) {
				Energy energy = table.of(key.provider(), id, perImage);
				if (energy != null) {
					return Emission.of(energy, gridOf(key.provider()));
				}
			}
		}
		return null;
	}

	private Grid gridOf(String provider) {
		return (this.configuredGrid != null) ? this.configuredGrid : this.grids.get().of(provider);
	}

	@Override
	public ImpactMethod method() {
		Grid grid = (this.configuredGrid != null) ? this.configuredGrid : this.grids.get().otherwise();
		return new ImpactMethod(EcoLogits.NAME, EcoLogits.VERSION, grid.zone(), grid.gramsPerKwh(),
				this.builtInPrices.get().newestDate());
	}

	@Override
	public List<ListPrice> prices() {
		return Stream.of(this.configuredPrices, this.builtInPrices.get())
			.flatMap((table) -> table.rows().stream())
			.toList();
	}

	/** What identifies a model: who serves it, what answered and what was asked for. */
	private record ModelKey(String provider, @Nullable String responseModel, String requestedModel) {

		Stream<String> ids() {
			return (this.responseModel != null) ? Stream.of(this.responseModel, this.requestedModel)
					: Stream.of(this.requestedModel);
		}

	}

}
