package io.ecoai.actuate;

import java.util.function.Supplier;

import io.ecoai.report.CsvTable;
import io.ecoai.report.ErrorDescriptor;
import io.ecoai.settings.PinnedSettingException;
import io.ecoai.settings.SettingsNotSavedException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.MimeTypeUtils;

/**
 * Turns what an operation returns or throws into a response. An error is always JSON, in
 * whatever format the answer would have been.
 */
final class Answer {

	private static final Log logger = LogFactory.getLog(Answer.class);

	private static final int CONFLICT = 409;

	private Answer() {
	}

	static WebEndpointResponse<Object> of(Supplier<@Nullable Object> operation) {
		try {
			Object result = operation.get();
			if (result == null) {
				return error(WebEndpointResponse.STATUS_NOT_FOUND, "There is no such section, or not in this format");
			}
			return (result instanceof CsvTable table) ? new WebEndpointResponse<>(table.toBytes(), CsvTable.MIME_TYPE)
					: new WebEndpointResponse<>(result);
		}
		catch (InvalidEndpointRequestException ex) {
			return error(WebEndpointResponse.STATUS_BAD_REQUEST, String.valueOf(ex.getReason()));
		}
		catch (PinnedSettingException ex) {
			return error(CONFLICT, String.valueOf(ex.getMessage()));
		}
		catch (SettingsNotSavedException ex) {
			return error(WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE, String.valueOf(ex.getMessage()));
		}
		catch (RuntimeException ex) {
			Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
			String reason = "The data cannot be reached: "
					+ ((cause.getMessage() != null) ? cause.getMessage() : cause.getClass().getSimpleName());
			logger.warn(reason);
			logger.debug("The endpoint cannot answer", ex);
			return error(WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE, reason);
		}
	}

	static WebEndpointResponse<Object> error(int status, String reason) {
		return new WebEndpointResponse<>(new ErrorDescriptor(reason), status, MimeTypeUtils.APPLICATION_JSON);
	}

}
