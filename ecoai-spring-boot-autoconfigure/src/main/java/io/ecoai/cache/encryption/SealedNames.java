package io.ecoai.cache.encryption;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.FlushFilter.Field;
import io.ecoai.encryption.Encryption;

/**
 * What entries are found by: digests of their keys, tags and namespaces, with each of the
 * keys that they may have been made with.
 */
final class SealedNames {

	private final Encryption encryption;

	SealedNames(Encryption encryption) {
		this.encryption = encryption;
	}

	/**
	 * A recording is still told by the key of its request, and a note from an answer.
	 */
	CacheKey key(int with, CacheKey key) {
		CacheKey request = key.ofRequest();
		CacheKey sealed = new CacheKey(this.encryption.digest(with, Encryption.ANSWER_KEY, request.value()));
		if (key.isNote()) {
			return sealed.asNote();
		}
		return key.equals(request) ? sealed : sealed.ofStream();
	}

	String tag(int with, String tag) {
		return this.encryption.digest(with, "tag", tag);
	}

	String namespace(int with, String namespace) {
		return this.encryption.digest(with, "namespace", namespace);
	}

	/** The filter for entries that were made with a key. */
	FlushFilter filter(int with, FlushFilter filter) {
		FlushFilter[] sealed = { FlushFilter.all() };
		filter.valuesOf(Field.MODEL).forEach((model) -> sealed[0] = sealed[0].and(FlushFilter.model(model)));
		filter.valuesOf(Field.KEY)
			.map((key) -> Encryption.isDigest(key) ? new CacheKey(key) : key(with, new CacheKey(key)))
			.forEach((key) -> sealed[0] = sealed[0].and(FlushFilter.key(key)));
		filter.valuesOf(Field.NAMESPACE)
			.forEach((name) -> sealed[0] = sealed[0].and(FlushFilter.namespace(namespace(with, name))));
		filter.valuesOf(Field.TAG).forEach((tag) -> sealed[0] = sealed[0].and(FlushFilter.tag(tag(with, tag))));
		return sealed[0];
	}

}
