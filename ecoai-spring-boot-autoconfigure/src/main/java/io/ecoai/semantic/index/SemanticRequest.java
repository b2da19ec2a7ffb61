package io.ecoai.semantic.index;

import java.util.List;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.KeyComponent;
import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.embed.Embedding.Charge;

/**
 * A request as the search for the same question sees it. Used by one caller.
 */
public interface SemanticRequest {

	/**
	 * The key of the request.
	 * @return the key of its answer as a whole
	 */
	CacheKey key();

	/**
	 * Everything in the request but the text of its last user message.
	 * @return a digest, equal only for requests that differ in nothing else
	 */
	String context();

	/**
	 * The text of the last user message.
	 * @return the text
	 */
	String text();

	/**
	 * What the key is made of.
	 * @return the components
	 */
	List<KeyComponent> components();

	/**
	 * How like each other two questions must be.
	 * @return the mode
	 */
	MatchMode match();

	/**
	 * The lowest cosine that is accepted.
	 * @return a number from 0 to 1
	 */
	double threshold();

	/**
	 * Whether nothing is served and what would be is only told.
	 * @return whether this is only to be seen
	 */
	boolean shadow();

	/**
	 * A text was embedded for this request, for which a provider charges.
	 * @param charge what it charges for
	 */
	void onCharge(Charge charge);

	/**
	 * An answer would have been served but for {@link #shadow()}.
	 * @param similarity how alike the two questions are (cosine)
	 */
	void onShadow(double similarity);

}
