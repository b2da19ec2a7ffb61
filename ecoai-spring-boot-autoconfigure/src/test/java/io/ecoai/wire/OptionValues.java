package io.ecoai.wire;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.tool.ToolCallback;

/**
 * Values from which every provider's options can be made.
 *
 * @param model the model id
 * @param temperature or {@code null} for the provider's default
 * @param tools in the order in which they are sent
 */
public record OptionValues(String model, @Nullable Double temperature, List<ToolCallback> tools) {

	/**
	 * Copy with another model.
	 * @param model the model id
	 * @return the copy
	 */
	public OptionValues withModel(String model) {
		return new OptionValues(model, this.temperature, this.tools);
	}

	/**
	 * Copy with another temperature.
	 * @param temperature or {@code null} for the provider's default
	 * @return the copy
	 */
	public OptionValues withTemperature(@Nullable Double temperature) {
		return new OptionValues(this.model, temperature, this.tools);
	}

	/**
	 * Copy with other tools.
	 * @param tools in the order in which they are sent
	 * @return the copy
	 */
	public OptionValues withTools(ToolCallback... tools) {
		return new OptionValues(this.model, this.temperature, List.of(tools));
	}

}
