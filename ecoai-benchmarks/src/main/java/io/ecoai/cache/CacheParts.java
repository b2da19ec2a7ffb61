package io.ecoai.cache;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a store keeps. In this package since nobody else may use it.
 */
public final class CacheParts {

	private final PayloadFormat format = new PayloadFormat();

	/**
	 * Makes of an answer's bytes what a store keeps.
	 * @param plain the bytes
	 * @return the payload
	 */
	public byte[] pack(byte[] plain) {
		return this.format.pack(plain);
	}

	/**
	 * Makes of what a store keeps an answer's bytes.
	 * @param payload the payload
	 * @return the bytes
	 */
	public byte[] unpack(byte[] payload) {
		return this.format.unpack(payload);
	}

	/**
	 * What a store keeps of a model's answers.
	 * @param store the store
	 * @param namespace the namespace of the answers
	 * @param model the model
	 * @param limit at most so many
	 * @return the payloads by their keys
	 */
	public static Map<String, byte[]> payloads(CacheStore store, String namespace, String model, int limit) {
		Map<String, byte[]> payloads = new LinkedHashMap<>();
		for (EntryHeader stored : store.newest(namespace, model, limit)) {
			CacheEntry entry = store.get(stored.key());
			if (entry != null) {
				payloads.put(stored.key().value(), entry.payload());
			}
		}
		if (payloads.size() < limit) {
			throw new IllegalStateException("Of %d answers %d are kept".formatted(limit, payloads.size()));
		}
		return payloads;
	}

}
