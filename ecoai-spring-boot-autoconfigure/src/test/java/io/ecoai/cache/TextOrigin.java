package io.ecoai.cache;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * An origin that counts how often it is asked.
 */
public class TextOrigin implements Origin<String, String> {

	private final AtomicInteger calls = new AtomicInteger();

	private final Callable<String> answer;

	public TextOrigin(Callable<String> answer) {
		this.answer = answer;
	}

	int calls() {
		return this.calls.get();
	}

	@Override
	public String call() {
		this.calls.incrementAndGet();
		try {
			return this.answer.call();
		}
		catch (Exception ex) {
			throw Rethrow.unchanged(ex);
		}
	}

	@Override
	public @Nullable String toAnswer(String response) {
		return response;
	}

	@Override
	public boolean admits(String response) {
		return true;
	}

}
