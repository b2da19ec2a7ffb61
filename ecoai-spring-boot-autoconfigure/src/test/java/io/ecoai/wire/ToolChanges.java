package io.ecoai.wire;

import java.util.List;

import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * Changes of the tools that a prompt offers.
 */
final class ToolChanges {

	private static final String OTHER_SCHEMA = """
			{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}""";

	private ToolChanges() {
	}

	static List<PromptChange> mutations() {
		ToolDefinition weather = Tools.weather().getToolDefinition();
		return List.of(
				tools("tool name", Tools.tool("weatherNow", weather.description(), weather.inputSchema()),
						Tools.time()),
				tools("tool description", Tools.tool(weather.name(), "The weather in °C", weather.inputSchema()),
						Tools.time()),
				tools("tool schema", Tools.tool(weather.name(), weather.description(), OTHER_SCHEMA), Tools.time()),
				tools("tool added", Tools.weather(), Tools.time(), Tools.tool("other", "Other", OTHER_SCHEMA)),
				tools("tool removed", Tools.weather()), tools("tool order", Tools.time(), Tools.weather()));
	}

	static List<PromptChange> harmless() {
		return List.of(tools("equal tools, other instances", Tools.weather(), Tools.time()),
				PromptChange.options("tool context", ToolCallingChatOptions.class,
						(options) -> options.mutate().toolContext("tenant", "a")));
	}

	private static PromptChange tools(String name, ToolCallback... tools) {
		return PromptChange.options(name, ToolCallingChatOptions.class,
				(options) -> options.mutate().toolCallbacks(List.of(tools)));
	}

}
