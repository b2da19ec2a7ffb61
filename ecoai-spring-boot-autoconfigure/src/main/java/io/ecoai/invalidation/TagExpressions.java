package io.ecoai.invalidation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.expression.EvaluationContext;
import org.springframework.expression.Expression;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.ParseException;
import org.springframework.expression.ParserContext;
import org.springframework.util.ObjectUtils;

/**
 * The tags of an annotation: texts with expressions in them. Thread-safe.
 */
final class TagExpressions {

	private final List<Expression> expressions;

	private TagExpressions(List<Expression> expressions) {
		this.expressions = expressions;
	}

	/**
	 * Reads the tags of an annotation.
	 * @throws IllegalStateException if there are none, or one cannot be read
	 */
	static TagExpressions parse(ExpressionParser parser, String[] texts, String where) {
		List<Expression> expressions = new ArrayList<>();
		for (String text : texts) {
			try {
				expressions.add(parse(parser, text));
			}
			catch (ParseException | IllegalArgumentException ex) {
				throw new IllegalStateException(
						("The tag '%s' of @EvictsAnswers on %s cannot be read: %s. Write a text "
								+ "such as 'handbook' or 'order-#{#order.id}', or an expression such as '#order.id'")
							.formatted(text, where, ex.getMessage()),
						ex);
			}
		}
		if (expressions.isEmpty()) {
			throw new IllegalStateException("@EvictsAnswers on %s names no tag".formatted(where));
		}
		return new TagExpressions(expressions);
	}

	private static Expression parse(ExpressionParser parser, String text) {
		if (text.isBlank()) {
			throw new IllegalArgumentException("it is empty");
		}
		return (text.startsWith("#") && !text.startsWith("#{")) ? parser.parseExpression(text)
				: parser.parseExpression(text, ParserContext.TEMPLATE_EXPRESSION);
	}

	/**
	 * The tags that they stand for.
	 * @throws RuntimeException if an expression has no value
	 */
	Set<String> evaluate(EvaluationContext context) {
		Set<String> tags = new TreeSet<>();
		this.expressions.forEach((expression) -> collect(expression.getValue(context), tags));
		return tags;
	}

	private static void collect(@Nullable Object value, Set<String> tags) {
		if (value instanceof Optional<?> optional) {
			optional.ifPresent((present) -> collect(present, tags));
		}
		else if (value instanceof Iterable<?> values) {
			values.forEach((element) -> collect(element, tags));
		}
		else if (ObjectUtils.isArray(value)) {
			Arrays.stream(ObjectUtils.toObjectArray(value)).forEach((element) -> collect(element, tags));
		}
		else if (value != null) {
			tags.add(value.toString());
		}
	}

}
