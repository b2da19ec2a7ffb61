package io.ecoai.benchmarks.chat;

import org.jspecify.annotations.Nullable;

/**
 * Bytes by key, with nothing around it.
 */
interface RawStore extends AutoCloseable {

	byte @Nullable [] get(String key);

	@Override
	void close();

}
