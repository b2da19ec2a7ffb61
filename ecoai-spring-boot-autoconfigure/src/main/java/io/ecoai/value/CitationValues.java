package io.ecoai.value;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.anthropic.Citation;

/**
 * Takes Anthropic's citations apart and puts them together. Loaded only where the classes
 * of Anthropic's models are there.
 */
final class CitationValues {

	static final String TYPE = "org.springframework.ai.anthropic.Citation";

	private CitationValues() {
	}

	static List<@Nullable Object> of(Object value) {
		Citation citation = (Citation) value;
		List<@Nullable Object> place = switch (citation.getType()) {
			case CHAR_LOCATION -> Arrays.asList(citation.getStartCharIndex(), citation.getEndCharIndex());
			case PAGE_LOCATION -> Arrays.asList(citation.getStartPageNumber(), citation.getEndPageNumber());
			case CONTENT_BLOCK_LOCATION -> Arrays.asList(citation.getStartBlockIndex(), citation.getEndBlockIndex());
			case WEB_SEARCH_RESULT_LOCATION -> Arrays.asList(citation.getUrl());
		};
		return Arrays.asList(citation.getType().name(), citation.getCitedText(), citation.getDocumentIndex(),
				citation.getDocumentTitle(), place);
	}

	// What was written above is read here; anything else is refused as a whole.
	@SuppressWarnings("NullAway")
	static Object restore(List<@Nullable Object> values) {
		String text = (String) values.get(1);
		int document = (Integer) values.get(2);
		String title = (String) values.get(3);
		List<?> place = (List<?>) values.get(4);
		return switch (Citation.LocationType.valueOf((String) values.get(0))) {
			case CHAR_LOCATION ->
				Citation.ofCharLocation(text, document, title, (Integer) place.get(0), (Integer) place.get(1));
			case PAGE_LOCATION ->
				Citation.ofPageLocation(text, document, title, (Integer) place.get(0), (Integer) place.get(1));
			case CONTENT_BLOCK_LOCATION ->
				Citation.ofContentBlockLocation(text, document, title, (Integer) place.get(0), (Integer) place.get(1));
			case WEB_SEARCH_RESULT_LOCATION -> Citation.ofWebSearchResultLocation(text, (String) place.get(0), title);
		};
	}

}
