package io.ecoai.chat;

import java.util.List;

import io.ecoai.cache.CacheDirectives;
import io.ecoai.cache.Origin;
import io.ecoai.cache.StreamOrigin;
import io.ecoai.call.Call;
import io.ecoai.call.CalledModel;
import io.ecoai.control.CurrentDirectives;
import io.ecoai.endpoint.ProviderFailures;
import io.ecoai.value.UnrestorableAnswerException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * The decorated model as the cache asks it, for one call.
 */
final class ChatModelOrigin implements Origin<ChatAnswer, ChatResponse>, StreamOrigin<ChatAnswer, ChatResponse> {

	private final ChatModel delegate;

	private final Prompt prompt;

	private final CacheDirectives directives;

	private final Call call;

	private final CalledModel model;

	private final ChatProvider provider;

	private final AdmissionPolicy admission;

	private volatile boolean asked;

	ChatModelOrigin(ChatModel delegate, Prompt prompt, CacheDirectives directives, Call call, CalledModel model,
			ChatProvider provider, AdmissionPolicy admission) {
		this.delegate = delegate;
		this.prompt = prompt;
		this.directives = directives;
		this.call = call;
		this.model = model;
		this.provider = provider;
		this.admission = admission;
	}

	/** What a prompt carries, the model does not see, but decorated models behind it. */
	@Override
	public ChatResponse call() {
		return CurrentDirectives.during(this.directives, () -> this.call.leadTo(() -> this.delegate.call(this.prompt)));
	}

	@Override
	public Flux<ChatResponse> stream() {
		return CurrentDirectives.during(this.directives, this.call.leadTo(Flux.defer(() -> {
			this.asked = true;
			return this.delegate.stream(this.prompt);
		})));
	}

	@Override
	public Object client() {
		return this.model;
	}

	@Override
	public boolean isNested() {
		return this.call.isNested();
	}

	/** Whether the model has been asked for a stream on behalf of this call. */
	boolean wasAsked() {
		return this.asked;
	}

	@Override
	public @Nullable ChatAnswer toAnswer(@Nullable ChatResponse response) {
		try {
			return (response != null) ? ChatAnswerCapture.capture(response) : null;
		}
		catch (UnrestorableAnswerException ex) {
			this.model.tellUncached("Answers", String.valueOf(ex.getMessage()));
			return null;
		}
	}

	@Override
	public boolean admits(ChatResponse response) {
		return isNew(List.of(response)) && this.admission.admits(response);
	}

	@Override
	public boolean admits(List<ChatResponse> chunks) {
		return isNew(chunks) && this.provider.hasEnded(chunks) && this.admission.admits(chunks);
	}

	/** What a decorated model further in has kept is as old as it is there. */
	private boolean isNew(List<ChatResponse> chunks) {
		return !this.call.leansOnStale() && chunks.stream().allMatch(CacheMetadata::mayBeKept);
	}

	@Override
	public long sizeBytes(ChatResponse chunk) {
		return ChunkSize.bytes(chunk);
	}

	@Override
	public boolean isOutOfOrder(Throwable failure) {
		return ProviderFailures.isOutOfOrder(failure);
	}

}
