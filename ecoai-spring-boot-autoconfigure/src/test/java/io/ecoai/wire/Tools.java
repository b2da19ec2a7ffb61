package io.ecoai.wire;

import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * Tools that answer the same each time.
 */
public final class Tools {

	private static final String WEATHER_SCHEMA = """
			{"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"}},"required":["city"]}""";

	private static final String TIME_SCHEMA = """
			{"type":"object","properties":{"zone":{"type":"string"}},"required":["zone"]}""";

	private Tools() {
	}

	/**
	 * The tool that the providers' tool call answers name.
	 * @return a new callback
	 */
	public static ToolCallback weather() {
		return tool("currentWeather", "The weather of a city", WEATHER_SCHEMA);
	}

	/**
	 * Another tool.
	 * @return a new callback
	 */
	public static ToolCallback time() {
		return tool("currentTime", "The time in a zone", TIME_SCHEMA);
	}

	/**
	 * Any tool.
	 * @param name its name
	 * @param description its description
	 * @param inputSchema the JSON schema of its input
	 * @return a new callback
	 */
	public static ToolCallback tool(String name, String description, String inputSchema) {
		ToolDefinition definition = ToolDefinition.builder()
			.name(name)
			.description(description)
			.inputSchema(inputSchema)
			.build();
		return new FixedTool(definition);
	}

	private record FixedTool(ToolDefinition definition) implements ToolCallback {

		@Override
		public ToolDefinition getToolDefinition() {
			return this.definition;
		}

		@Override
		public String call(String input) {
			return "{\"celsius\":21}";
		}

	}

}
