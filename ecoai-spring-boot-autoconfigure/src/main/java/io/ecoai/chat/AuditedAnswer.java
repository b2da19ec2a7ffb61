package io.ecoai.chat;

import io.ecoai.cache.CacheDirectives;
import io.ecoai.call.Call;
import io.ecoai.call.CalledModel;
import io.ecoai.control.CacheControl;
import io.ecoai.control.CurrentDirectives;
import io.ecoai.impact.ModelCall;
import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.audit.AnswerJudge;
import io.ecoai.semantic.audit.AuditCase;
import io.ecoai.settings.Mode;
import io.ecoai.usage.Outcome;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * An answer that was served for a question in other words, and whom to ask about it.
 */
final class AuditedAnswer implements AuditCase {

	/** What stands behind the model must not answer from the cache either. */
	private static final CacheDirectives BYPASS = CacheControl.bypass().directives();

	private final ChatModel delegate;

	private final Prompt prompt;

	private final ChatRequest request;

	private final ModelIdentity identity;

	private final CalledModel model;

	private final MatchMode match;

	private final String served;

	AuditedAnswer(ChatModel delegate, Prompt prompt, ChatRequest request, ModelIdentity identity, CalledModel model,
			MatchMode match, String served) {
		this.delegate = delegate;
		// The caller may add to it once the answer is there.
		this.prompt = prompt.copy();
		this.request = request;
		this.identity = identity;
		this.model = model;
		this.match = match;
		this.served = served;
	}

	@Override
	public MatchMode match() {
		return this.match;
	}

	@Override
	public String question() {
		return this.request.promptText();
	}

	@Override
	public String served() {
		return this.served;
	}

	@Override
	public @Nullable String ask() {
		Call audit = this.model.beginAudit(this.request, Mode.DEV);
		ChatResponse response = audit
			.leadTo(() -> CurrentDirectives.during(BYPASS, () -> this.delegate.call(this.prompt)));
		if (response == null || response.getResult() == null) {
			return null;
		}
		audit.end(Outcome.BYPASS, () -> this.identity.consumption(response.getMetadata()));
		return response.getResult().getOutput().getText();
	}

	@Override
	public @Nullable Boolean judge(AnswerJudge judge, String asked) {
		Call audit = this.model.beginAudit(this.request, Mode.DEV);
		return audit.leadTo(() -> judge.agree(question(), this.served, asked, (cost) -> {
			// A decorated model further in has said what it cost.
			if (!audit.hasNested()) {
				onCost(cost);
			}
		}));
	}

	@Override
	public void onCost(ModelCall call) {
		this.model.onAudit(call);
	}

}
