package io.ecoai.semantic.vectorstore;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.EntryDescription;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.FlushFilter.Field;
import io.ecoai.semantic.index.Candidate;
import io.ecoai.semantic.index.QuestionIndex.Near;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.document.Document;
import org.springframework.ai.vectorstore.filter.Filter;
import org.springframework.ai.vectorstore.filter.FilterExpressionBuilder;
import org.springframework.ai.vectorstore.filter.FilterExpressionBuilder.Op;

/**
 * Questions as documents. All metadata of theirs begins with {@code ecoai_}, and every
 * filter asks for some of it, so that nobody else's documents are found or removed.
 */
final class QuestionDocuments {

	private static final String KIND = "ecoai_kind";

	private static final String QUESTION = "question";

	private static final String CONTEXT = "ecoai_context";

	private static final String ANSWER = "ecoai_answer";

	private static final String MODEL = "ecoai_model";

	private static final String NAMESPACE = "ecoai_namespace";

	private QuestionDocuments() {
	}

	/** The same question in the same context is the same document. */
	static Document of(String context, Candidate candidate, EntryDescription answer) {
		Map<String, Object> metadata = new HashMap<>();
		metadata.put(KIND, QUESTION);
		metadata.put(CONTEXT, context);
		metadata.put(ANSWER, candidate.answer().value());
		metadata.put(MODEL, answer.model());
		metadata.put(NAMESPACE, answer.namespace());
		return new Document(id(context, candidate.answer()), candidate.text(), metadata);
	}

	/** Many stores want an id of this form. */
	static String id(String context, CacheKey answer) {
		return UUID.nameUUIDFromBytes((context + answer.value()).getBytes(StandardCharsets.UTF_8)).toString();
	}

	/** The question, or {@code null} if it is not one of this context. */
	static @Nullable Near near(String context, Document document) {
		Map<String, Object> metadata = document.getMetadata();
		Double score = document.getScore();
		boolean ours = context.equals(metadata.get(CONTEXT)) && QUESTION.equals(metadata.get(KIND));
		return (ours && metadata.get(ANSWER) instanceof String answer && document.getText() != null && score != null)
				? new Near(null, new Candidate(new CacheKey(answer), document.getText(), null, null), score) : null;
	}

	static Filter.Expression inContext(String context) {
		FilterExpressionBuilder filter = new FilterExpressionBuilder();
		return filter.and(filter.eq(KIND, QUESTION), filter.eq(CONTEXT, context)).build();
	}

	/**
	 * At least the questions whose answers a flush removes. What a store cannot be asked
	 * for is left out, so that more of them may leave: those are misses later on.
	 */
	static Filter.Expression of(FlushFilter flush) {
		FilterExpressionBuilder filter = new FilterExpressionBuilder();
		Op condition = filter.eq(KIND, QUESTION);
		for (Map.Entry<Field, String> field : List.of(Map.entry(Field.MODEL, MODEL),
				Map.entry(Field.NAMESPACE, NAMESPACE), Map.entry(Field.KEY, ANSWER))) {
			for (String value : flush.valuesOf(field.getKey()).toList()) {
				condition = filter.and(condition, filter.eq(field.getValue(), value));
			}
		}
		return condition.build();
	}

}
