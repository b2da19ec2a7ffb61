package io.ecoai.chat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

import io.ecoai.wire.Tools;

import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * The same values in other objects: maps in another order, lists of another class, texts
 * and tools that are equal and not identical.
 */
final class AnotherWay {

	private AnotherWay() {
	}

	static Object of(Object value) {
		if (value instanceof String text) {
			return new StringBuilder(text).toString();
		}
		if (value instanceof Map<?, ?> map) {
			return reversed(map);
		}
		if (value instanceof List<?> list) {
			List<Object> others = new LinkedList<>();
			list.forEach((element) -> others.add(of(element)));
			return others;
		}
		if (value instanceof ToolCallback[] tools) {
			ToolCallback[] others = tools.clone();
			for (int i = 0; i < others.length; i++) {
				others[i] = (ToolCallback) of(tools[i]);
			}
			return others;
		}
		if (value instanceof ToolCallback tool) {
			ToolDefinition definition = tool.getToolDefinition();
			return Tools.tool(definition.name(), definition.description(), definition.inputSchema());
		}
		return value;
	}

	private static Map<Object, Object> reversed(Map<?, ?> map) {
		List<Object> names = new ArrayList<>(map.keySet());
		Collections.reverse(names);
		Map<Object, Object> reversed = new LinkedHashMap<>();
		names.forEach((name) -> reversed.put(name, of(map.get(name))));
		return reversed;
	}

}
