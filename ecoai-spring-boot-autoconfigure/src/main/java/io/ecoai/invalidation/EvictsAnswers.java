package io.ecoai.invalidation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Removes the answers with certain tags from the cache after a method of a bean has
 * returned normally:
 *
 * <pre class="code">
 * &#064;EvictsAnswers("handbook")
 * void publish(Handbook handbook) { … }
 *
 * &#064;EvictsAnswers({ "#document.id", "folder-#{#document.folder.id}" })
 * void save(Document document) { … }
 * </pre>
 *
 * Within a transaction the answers leave when it has been committed, and not at all if it
 * is rolled back. If the method returns a {@link java.util.concurrent.CompletionStage}, a
 * {@code Mono}, a {@code Flux} or another reactive type, they leave when that has
 * completed without an error, and before its subscriber hears of it. A store that fails
 * does not fail the method: the log says so, and the answers may be served until their
 * time is over.
 * <p>
 * As all advice of Spring's proxies, it has no effect on calls within a bean.
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface EvictsAnswers {

	/**
	 * The tags; an answer leaves if it has one of them. A text that begins with {@code #}
	 * is a SpEL expression, as the key of Spring's {@code @CacheEvict} is. Any other text
	 * is a tag, in which <code>#{…}</code> encloses expressions. Expressions know the
	 * arguments by name or as {@code #a0}, what the method returned, or its
	 * {@code CompletionStage} or {@code Mono} completed with, as {@code #result}, and
	 * beans as {@code @name}. An array or collection is several tags, {@code null} is
	 * none.
	 * @return the tags
	 */
	String[] value();

}
