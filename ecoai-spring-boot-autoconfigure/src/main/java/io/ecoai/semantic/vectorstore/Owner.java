package io.ecoai.semantic.vectorstore;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.ecoai.cache.ResponseCache;

/**
 * Whose questions are whose in a store that several use: they belong to the answers, so
 * that all who share these share the questions, and nobody else finds or removes them.
 */
final class Owner {

	private final ResponseCache cache;

	private final String application;

	/**
	 * Creates an owner.
	 * @param application the name of the application, for answers without an identity
	 */
	Owner(ResponseCache cache, String application) {
		this.cache = cache;
		this.application = application;
	}

	/**
	 * The id of the owner, of characters that every store can filter by. Asked for anew
	 * each time: who has lost the answers is somebody else.
	 * @throws RuntimeException if it cannot be told at the moment
	 */
	String id() {
		String identity = this.cache.identity();
		String name = (identity != null) ? "answers " + identity : "application " + this.application;
		return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
	}

}
