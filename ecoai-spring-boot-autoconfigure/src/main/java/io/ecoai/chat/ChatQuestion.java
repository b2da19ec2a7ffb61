package io.ecoai.chat;

import java.util.List;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.KeyComponent;
import io.ecoai.call.Call;
import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.embed.Embedding.Charge;
import io.ecoai.semantic.index.SemanticRequest;
import io.ecoai.settings.EcoAiSettings;
import org.jspecify.annotations.Nullable;

/**
 * A request as the search for the same question sees it.
 */
final class ChatQuestion implements SemanticRequest {

	private final CacheKey key;

	private final ChatRequest request;

	private final EcoAiSettings settings;

	private final @Nullable Call call;

	private @Nullable String context;

	/**
	 * Creates a question.
	 * @param call is told what was embedded and found, or {@code null} if nobody asks
	 */
	ChatQuestion(CacheKey key, ChatRequest request, EcoAiSettings settings, @Nullable Call call) {
		this.key = key;
		this.request = request;
		this.settings = settings;
		this.call = call;
	}

	@Override
	public CacheKey key() {
		return this.key;
	}

	@Override
	public String context() {
		String context = this.context;
		if (context == null) {
			context = this.request.context();
			this.context = context;
		}
		return context;
	}

	@Override
	public String text() {
		return this.request.promptText();
	}

	@Override
	public List<KeyComponent> components() {
		return this.request.components();
	}

	@Override
	public MatchMode match() {
		return this.settings.semanticMatch();
	}

	@Override
	public double threshold() {
		return this.settings.effectiveSemanticThreshold();
	}

	@Override
	public boolean shadow() {
		return this.settings.semanticShadow();
	}

	@Override
	public void onCharge(Charge charge) {
		if (this.call != null) {
			this.call.addEmbedding(charge.provider(), charge.model(), charge.tokens());
		}
	}

	@Override
	public void onShadow(double similarity) {
		if (this.call != null) {
			this.call.setSimilarity(similarity);
		}
	}

}
