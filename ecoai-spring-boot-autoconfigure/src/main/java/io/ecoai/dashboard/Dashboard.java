package io.ecoai.dashboard;

import io.ecoai.report.ErrorDescriptor;
import io.ecoai.report.Sections;
import io.ecoai.settings.PinnedSettingException;
import io.ecoai.settings.SettingsNotSavedException;
import io.ecoai.report.RefusedParameterException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/**
 * Answers the requests to the dashboard, whatever framework they came by. Thread-safe.
 * What it does may take as long as reading the usage log.
 */
public final class Dashboard {

	private static final Log logger = LogFactory.getLog(Dashboard.class);

	private static final String API = "/api/";

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final Assets assets = new Assets();

	private final DashboardAccess access;

	private final DashboardApi api;

	private final WarmUp warmUp;

	/**
	 * Creates the dashboard.
	 * @param sections what it shows
	 * @param access who may see it
	 * @param about what it says of itself
	 */
	public Dashboard(Sections sections, DashboardAccess access, DashboardAbout about) {
		this.access = access;
		this.api = new DashboardApi(sections, about, this.mapper);
		this.warmUp = new WarmUp(this.api);
	}

	DashboardResponse answer(DashboardRequest request) {
		String refusal = this.access.refusal(request);
		if (refusal != null) {
			return DashboardResponse.text(HttpStatus.FORBIDDEN, refusal);
		}
		if (request.path().startsWith(API)) {
			return call(request);
		}
		if (!request.isRead()) {
			return DashboardResponse.text(HttpStatus.METHOD_NOT_ALLOWED, "Pages can only be read.");
		}
		return page(request);
	}

	/** Addresses in a page are relative to its folder, so that it has to be one. */
	String folderOf(String path) {
		return path.substring(path.lastIndexOf('/') + 1) + "/";
	}

	private DashboardResponse page(DashboardRequest request) {
		String name = request.path().equals("/") ? "index.html" : request.path().substring(1);
		if (name.equals("index.html")) {
			this.warmUp.begin(request.withoutParameters());
		}
		Assets.Asset asset = this.assets.find(name);
		return (asset != null)
				? DashboardResponse.of(HttpStatus.OK, asset.contentType(), asset.content()).revalidated(request)
				: DashboardResponse.text(HttpStatus.NOT_FOUND, "The dashboard has no such page.");
	}

	private DashboardResponse call(DashboardRequest request) {
		try {
			String refusal = this.access.callRefusal(request);
			if (refusal != null) {
				return error(HttpStatus.FORBIDDEN, refusal);
			}
			DashboardResponse response = this.api.answer(request, request.path().substring(API.length()));
			if (response == null) {
				return error(HttpStatus.NOT_FOUND, "There is nothing here");
			}
			return request.method().equals(HttpMethod.GET) ? response.revalidated(request) : response;
		}
		catch (RuntimeException ex) {
			return error(statusOf(ex), reasonOf(ex));
		}
	}

	private static HttpStatus statusOf(RuntimeException ex) {
		if (ex instanceof RefusedParameterException) {
			return HttpStatus.BAD_REQUEST;
		}
		return (ex instanceof PinnedSettingException) ? HttpStatus.CONFLICT : HttpStatus.SERVICE_UNAVAILABLE;
	}

	private static @Nullable String reasonOf(RuntimeException ex) {
		if (ex instanceof RefusedParameterException || ex instanceof PinnedSettingException
				|| ex instanceof SettingsNotSavedException) {
			return ex.getMessage();
		}
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
		String reason = "The data cannot be reached: "
				+ ((cause.getMessage() != null) ? cause.getMessage() : cause.getClass().getSimpleName());
		logger.debug("The dashboard cannot answer", ex);
		return reason;
	}

	private DashboardResponse error(HttpStatus status, @Nullable String reason) {
		return DashboardResponse.of(status, DashboardApi.JSON,
				this.mapper.writeValueAsBytes(new ErrorDescriptor(String.valueOf(reason))));
	}

}
