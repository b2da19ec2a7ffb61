package io.ecoai.call;

import io.ecoai.cache.CacheDirectives;
import io.ecoai.cache.Namespaces;
import io.ecoai.cache.UnresolvedNamespaceException;
import io.ecoai.settings.EcoAiSettings;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * The namespace of one call.
 *
 * @param name its name; {@link Namespaces#UNRESOLVED} if it has none
 * @param obstacle why nothing may be read or kept for the call, or {@code null}
 */
public record CallNamespace(String name, @Nullable String obstacle) {

	/**
	 * Finds the namespace of a call.
	 * @param namespaces tell it
	 * @param settings the settings in force
	 * @param directives what the caller asks of the cache
	 * @param context the context of a stream; empty for a call
	 * @return the namespace
	 */
	public static CallNamespace of(Namespaces namespaces, EcoAiSettings settings, CacheDirectives directives,
			ContextView context) {
		if (!settings.usesCache()) {
			return new CallNamespace(namespaces.unasked(directives), null);
		}
		try {
			return new CallNamespace(namespaces.resolve(directives, context), null);
		}
		catch (UnresolvedNamespaceException ex) {
			return new CallNamespace(Namespaces.UNRESOLVED, ex.getMessage());
		}
	}

}
