package io.ecoai.dashboard;

import java.util.LinkedHashMap;
import java.util.Map;

import io.ecoai.report.CsvTable;
import io.ecoai.report.Parameters;
import io.ecoai.report.RefusedParameterException;
import io.ecoai.report.Sections;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/**
 * The sections over HTTP, as {@code /actuator/ecoai} has them; {@code format=csv} gives a
 * table to download.
 */
final class DashboardApi {

	static final String JSON = "application/json";

	private final Sections sections;

	private final DashboardAbout about;

	private final JsonMapper mapper;

	DashboardApi(Sections sections, DashboardAbout about, JsonMapper mapper) {
		this.sections = sections;
		this.about = about;
		this.mapper = mapper;
	}

	/** The answer, or {@code null} if there is no such section. */
	@Nullable DashboardResponse answer(DashboardRequest request, String section) {
		if (request.isRead()) {
			return read(request, section);
		}
		if (request.method().equals(HttpMethod.POST)) {
			return json(this.sections.change(section, body(request), true));
		}
		if (request.method().equals(HttpMethod.DELETE)) {
			if (!this.about.deletes()) {
				throw new RefusedParameterException(
						"This dashboard only looks at the files of another application and deletes nothing");
			}
			return json(this.sections.remove(section, request.parameters()));
		}
		return null;
	}

	private @Nullable DashboardResponse read(DashboardRequest request, String section) {
		Parameters parameters = request.parameters();
		if ("csv".equals(request.query().get("format"))) {
			CsvTable table = this.sections.table(section, parameters, true);
			return (table != null) ? csv(section, table) : null;
		}
		return switch (section) {
			case "about" -> json(about(request));
			case "report" -> json(this.sections.report(parameters));
			default -> json(this.sections.section(section, parameters, true));
		};
	}

	private Map<String, @Nullable Object> about(DashboardRequest request) {
		Map<String, @Nullable Object> about = new LinkedHashMap<>();
		about.put("version", getClass().getPackage().getImplementationVersion());
		about.put("application", this.about.application());
		about.put("source", this.about.source());
		about.put("deletes", this.about.deletes());
		about.put("csrf", request.csrf());
		return about;
	}

	private @Nullable DashboardResponse json(@Nullable Object value) {
		return (value != null) ? DashboardResponse.of(HttpStatus.OK, JSON, this.mapper.writeValueAsBytes(value)) : null;
	}

	private static DashboardResponse csv(String section, CsvTable table) {
		DashboardResponse response = DashboardResponse.of(HttpStatus.OK, CsvTable.MEDIA_TYPE, table.toBytes());
		response.headers()
			.set(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ecoai-%s.csv\"".formatted(section));
		return response;
	}

	/** One level of names and values, which are taken as text. */
	private Parameters body(DashboardRequest request) {
		Map<String, String> values = new LinkedHashMap<>();
		try {
			for (Map.Entry<String, JsonNode> property : this.mapper.readTree(request.body()).properties()) {
				if (property.getValue().isValueNode() && !property.getValue().isNull()) {
					values.put(property.getKey(), property.getValue().asString());
				}
			}
		}
		catch (JacksonException ex) {
			throw new RefusedParameterException("The body is no JSON");
		}
		return new Parameters(values);
	}

}
