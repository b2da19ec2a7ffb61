package io.ecoai.chat;

import io.ecoai.wire.Tools;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import org.springframework.ai.tool.ToolCallback;

/**
 * A tool as a plan; two of them may well have the same name.
 */
record GeneratedTool(String name, String description, String schema) {

	static Arbitrary<GeneratedTool> any() {
		return Combinators
			.combine(Arbitraries.of("a", "b", "ab", "currentWeather", "世"),
					GeneratedTexts.any().map((text) -> text + "."),
					Arbitraries.of("{}", "{\"type\":\"object\"}", "no schema", "{\"type\":\"object\" }"))
			.as(GeneratedTool::new);
	}

	ToolCallback build() {
		return Tools.tool(this.name, this.description, this.schema);
	}

}
