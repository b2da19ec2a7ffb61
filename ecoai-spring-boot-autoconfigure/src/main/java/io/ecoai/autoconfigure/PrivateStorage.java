package io.ecoai.autoconfigure;

import io.ecoai.cache.CacheListener;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.encryption.EncryptedCacheStore;
import io.ecoai.encryption.Encryption;

/**
 * Any storage, with what is configured about the privacy of prompts and answers.
 */
final class PrivateStorage {

	private PrivateStorage() {
	}

	static CacheStore of(CacheStore store, EcoAiProperties properties, CacheListener listener) {
		Encryption encryption = properties.encryption().toEncryption();
		CacheStore encrypted = (encryption != null) ? new EncryptedCacheStore(store, encryption, listener) : store;
		boolean promptless = properties.usage().promptText() == EcoAiProperties.PromptTextKept.NONE;
		return promptless ? CacheStore.withoutPrompts(encrypted) : encrypted;
	}

}
