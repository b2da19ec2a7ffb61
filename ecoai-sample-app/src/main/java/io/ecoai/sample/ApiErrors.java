package io.ecoai.sample;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Turns what went wrong into a sentence that the page can show.
 */
@RestControllerAdvice
class ApiErrors {

	private static final Logger logger = LoggerFactory.getLogger(ApiErrors.class);

	@ExceptionHandler
	@ResponseStatus(HttpStatus.BAD_REQUEST)
	ApiError emptyQuestion(EmptyQuestionException ex) {
		return new ApiError(String.valueOf(ex.getMessage()));
	}

	@ExceptionHandler
	@ResponseStatus(HttpStatus.BAD_GATEWAY)
	ApiError providerFailed(ProviderFailedException ex) {
		logger.warn("{}", ex.getMessage());
		return new ApiError(String.valueOf(ex.getMessage()));
	}

	/**
	 * The body of an error.
	 *
	 * @param error what went wrong
	 */
	record ApiError(String error) {

	}

}
