package io.ecoai.cache;

import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * Tells to which namespace a call belongs, such as the tenant of the current user.
 * Answers of one namespace are invisible to all others. A bean of this type takes the
 * place of {@code ecoai.namespace}. Must be thread-safe.
 */
@FunctionalInterface
public interface NamespaceResolver {

	/**
	 * Resolves the namespace of a call. Asked once for each call, on the thread that
	 * calls the model or subscribes to its stream. A later round of a streamed tool loop
	 * runs on another thread, where thread-locals are as good as empty: take what such
	 * calls need from the context.
	 * @param context the Reactor context of a stream; empty for a call
	 * @return the namespace. Where it is {@code null} or blank, or where this method
	 * throws, the call goes to its provider and nothing is read or kept
	 */
	@Nullable String resolve(ContextView context);

}
