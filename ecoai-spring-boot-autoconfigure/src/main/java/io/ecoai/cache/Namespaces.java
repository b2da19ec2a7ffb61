package io.ecoai.cache;

import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * Finds the namespace of calls. Thread-safe.
 */
public final class Namespaces {

	/** Where calls without a namespace are logged. */
	public static final String UNRESOLVED = "unresolved";

	private final String configured;

	private final @Nullable NamespaceResolver resolver;

	/**
	 * Creates it.
	 * @param configured the namespace of all calls where there is no resolver
	 * @param resolver tells the namespace of each call, or {@code null}
	 */
	public Namespaces(String configured, @Nullable NamespaceResolver resolver) {
		this.configured = configured;
		this.resolver = resolver;
	}

	/**
	 * The namespace of a call in which the cache takes no part, for the log: nobody is
	 * asked for it.
	 * @param directives what its caller asks of the cache
	 * @return the namespace, {@link #UNRESOLVED} where a resolver would have to tell
	 */
	public String unasked(CacheDirectives directives) {
		if (directives.namespace() != null) {
			return directives.namespace();
		}
		return (this.resolver == null) ? this.configured : UNRESOLVED;
	}

	/**
	 * The namespace of a call.
	 * @param directives what its caller asks of the cache
	 * @param context the context of a stream; empty for a call
	 * @return the namespace
	 * @throws UnresolvedNamespaceException if the resolver names none
	 */
	public String resolve(CacheDirectives directives, ContextView context) {
		if (directives.namespace() != null) {
			return directives.namespace();
		}
		if (this.resolver == null) {
			return this.configured;
		}
		String namespace;
		try {
			namespace = this.resolver.resolve(context);
		}
		catch (Throwable ex) {
			if (ex instanceof VirtualMachineError error && !(ex instanceof StackOverflowError)) {
				throw error;
			}
			throw new UnresolvedNamespaceException("the NamespaceResolver fails (" + ex + ")");
		}
		if (namespace == null || namespace.isBlank()) {
			throw new UnresolvedNamespaceException("the NamespaceResolver names no namespace");
		}
		return namespace;
	}

}
