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

	private static final String OWNER = "ecoai_owner";

	private static final String CONTEXT = "ecoai_context";

	private static final String ANSWER = "ecoai_answer";

	private static final String MODEL = "ecoai_model";

	private static final String NAMESPACE = "ecoai_namespace";

	private QuestionDocuments() {
	}

	/** The same question in the same context of an owner is the same document. */
	static Document of(String owner, String context, Candidate candidate, EntryDescription answer) {
		Map<String, Object> metadata = new HashMap<>();
		metadata.put(KIND, QUESTION);
		metadata.put(OWNER, owner);
		metadata.put(CONTEXT, context);
		metadata.put(ANSWER, candidate.answer().value());
		metadata.put(MODEL, answer.model());
		metadata.put(NAMESPACE, answer.namespace());
		return new Document(id(owner, context, candidate.answer()), candidate.text(), metadata);
	}

	/** Many stores want an id of this form. */
	static String id(String owner, String context, CacheKey answer) {
		return UUID.nameUUIDFromBytes((owner + context + answer.value()).getBytes(StandardCharsets.UTF_8)).toString();
	}

	/** The question, or {@code null} if it is not one of this owner and context. */
	static @Nullable Near near(String owner, String context, Document document) {
		Map<String, Object> metadata = document.getMetadata();
		Double score = document.getScore();
		boolean ours = QUESTION.equals(metadata.get(KIND)) && owner.equals(metadata.get(OWNER))
				&& context.equals(metadata.get(CONTEXT));
		return (ours && metadata.get(ANSWER) instanceof String answer && document.getText() != null && score != null)
				? new Near(null, new Candidate(new CacheKey(answer), document.getText(), null, null), score) : null;
	}

	static Filter.Expression inContext(String owner, String context) {
		FilterExpressionBuilder filter = new FilterExpressionBuilder();
		return filter.and(ofOwner(filter, owner), filter.eq(CONTEXT, context)).build();
	}

	private static Op ofOwner(FilterExpressionBuilder filter, String owner) {
		return filter.and(filter.eq(KIND, QUESTION), filter.eq(OWNER, owner));
	}

	/**
	 * At least the owner's questions whose answers a flush removes, and nobody else's.
	 * What a store cannot be asked for is left out, so that more of them may leave: those
	 * are misses later on.
	 */
	static Filter.Expression of(String owner, FlushFilter flush) {
		FilterExpressionBuilder filter = new FilterExpressionBuilder();
		Op condition = ofOwner(filter, owner);
		for (Map.Entry<Field, String> field : List.of(Map.entry(Field.MODEL, MODEL),
				Map.entry(Field.NAMESPACE, NAMESPACE), Map.entry(Field.KEY, ANSWER))) {
			for (String value : flush.valuesOf(field.getKey()).toList()) {
				condition = filter.and(condition, filter.eq(field.getValue(), value));
			}
		}
		return condition.build();
	}

}
