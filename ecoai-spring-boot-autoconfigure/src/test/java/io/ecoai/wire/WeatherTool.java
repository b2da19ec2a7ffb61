package io.ecoai.wire;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.ai.tool.annotation.Tool;

/**
 * The tool that the providers' tool call answers name, as an application writes it. It
 * remembers for which cities it was called. Safe for use by several threads.
 */
public final class WeatherTool {

	private final List<String> cities = new CopyOnWriteArrayList<>();

	/**
	 * The weather of a city.
	 * @param city the only argument that is read of those that the answers give
	 * @return the same each time
	 */
	@Tool(description = "The weather of a city")
	public String currentWeather(String city) {
		this.cities.add(city);
		return "sunny";
	}

	/**
	 * The cities that the tool was called for.
	 * @return a snapshot in the order of the calls
	 */
	public List<String> cities() {
		return List.copyOf(this.cities);
	}

}
