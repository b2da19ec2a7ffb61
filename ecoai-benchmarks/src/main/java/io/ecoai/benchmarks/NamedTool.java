package io.ecoai.benchmarks;

import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.DefaultToolDefinition;
import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * A tool that models hear of and never call.
 */
final class NamedTool implements ToolCallback {

	private final ToolDefinition definition;

	NamedTool(int number) {
		this.definition = DefaultToolDefinition.builder()
			.name("lookUp" + number)
			.description("Looks up an order, an invoice or a delivery by its number in register " + number)
			.inputSchema("""
					{"type":"object","properties":{"number":{"type":"string","description":"The number"},\
					"year":{"type":"integer"},"register":{"type":"string"}},"required":["number"]}""")
			.build();
	}

	@Override
	public ToolDefinition getToolDefinition() {
		return this.definition;
	}

	@Override
	public String call(String toolInput) {
		throw new UnsupportedOperationException("No model calls it");
	}

}
