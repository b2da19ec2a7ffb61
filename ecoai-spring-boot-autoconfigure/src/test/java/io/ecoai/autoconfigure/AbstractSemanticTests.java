package io.ecoai.autoconfigure;

/**
 * Tests of applications that answer questions in other words from the cache.
 */
abstract class AbstractSemanticTests extends AbstractApplicationTests {

	static final String QUESTION = "How do I reset my password?";

	static final String OTHER_WORDS = "How can I reset my password?";

	static final String ENABLE_TWO_FACTOR = "How do I enable two-factor authentication?";

	/** Another word for the same, which is too much for the match strict. */
	static final String TURN_ON_TWO_FACTOR = "How can I turn on two-factor authentication?";

	/** What a call costs, and not by the price tables. */
	static final String[] PRICES = { "ecoai.prices[0].provider=openai-compatible",
			"ecoai.prices[0].match=regex:gpt-4o.*", "ecoai.prices[0].input=2.5", "ecoai.prices[0].output=10" };

	/** An application with semantic caching, whose embedder is still to be chosen. */
	RunningApplication.Builder semantic(String... properties) {
		return application().with("ecoai.semantic.enabled=true").with(properties);
	}

	/** One with an embedder that has no model. */
	RunningApplication.Builder withMeanings(String... properties) {
		return semantic(properties).beans(SemanticApplications.Embedders.class);
	}

}
