package io.ecoai.semantic.audit;

import java.time.Clock;

import io.ecoai.impact.ModelCall;
import io.ecoai.semantic.MatchMode;
import io.ecoai.semantic.embed.BoundedEmbedder;
import io.ecoai.semantic.embed.Embedder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two answers agree by themselves only where nothing is left that may mean something.
 */
class AgreementTests {

	/** For whom all texts are the same. */
	private static final Embedder ALIKE = Embedder.of("alike", (text) -> new float[] { 1, 0 });

	private static final Embedder FAILING = Embedder.of("failing", (text) -> {
		throw new IllegalStateException("I fail");
	});

	private static AuditResult of(@Nullable Embedder embedder, @Nullable AnswerJudge judge, String served,
			String asked) {
		try (BoundedEmbedder bounded = new BoundedEmbedder((embedder != null) ? embedder : FAILING,
				Clock.systemUTC())) {
			return new Agreement(bounded, () -> judge, Clock.systemUTC()).of(new Served(served), asked);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
			Open the settings.|Open  the\\nsettings
			Open the **settings** now.|Open the settings now.
			*Yes.*|Yes.
			Done!|Done
			Caf\u00e9|Cafe\u0301
			\u22125|-5
			""")
	void doWithAnotherLayout(String one, String other) {
		assertThat(of(null, null, unescaped(one), unescaped(other))).isEqualTo(AuditResult.AGREED);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			\uD83D\uDC4D|\uD83D\uDC4E
			a < b|a > b
			-5|5
			It is -5 degrees.|It is 5 degrees.
			5 %|5
			a + b|a - b
			5 \u20ac|5 $
			2 * 3 * 4|2 3 4
			Up \u2191|Up \u2193
			""")
	void doNotWhereASignDiffers(String one, String other) {
		assertThat(of(null, null, unescaped(one), unescaped(other))).isEqualTo(AuditResult.UNCLEAR);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			\uD83D\uDC4D|\uD83D\uDC4E
			a < b|a > b
			It is -5 degrees.|It is 5 degrees.
			Pay 5 \u20ac.|Pay 5 $.
			It is 5 %.|It is 5.
			Call at 17|Call at 18
			""")
	void doNotWhereASignDiffersHoweverNearTheyAre(String one, String other) {
		assertThat(of(ALIKE, null, unescaped(one), unescaped(other))).isEqualTo(AuditResult.UNCLEAR);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			na\u0308ive|naive
			US|us
			a*b*c|abc
			__init__|init
			""")
	void areNotTakenForTheSame(String one, String other) {
		assertThat(of(null, null, unescaped(one), unescaped(other))).isEqualTo(AuditResult.UNCLEAR);
	}

	@Test
	void doInOtherWordsThatAreNear() {
		assertThat(of(ALIKE, null, "Open the `settings` at 5-7.", "Go to the settings, 5-7"))
			.isEqualTo(AuditResult.AGREED);
	}

	@Test
	void doNotWhereCodeIsLaidOutInAnotherWay() {
		String one = "```\nif x:\n  a()\n  b()\n```";
		String other = "```\nif x:\n  a()\nb()\n```";
		assertThat(of(null, null, one, other)).isEqualTo(AuditResult.UNCLEAR);
	}

	@Test
	void areJudgedWhereTextsDoNotTell() {
		assertThat(of(null, (question, one, other, cost) -> true, "5 %", "5")).isEqualTo(AuditResult.AGREED);
		assertThat(of(null, (question, one, other, cost) -> false, "5 %", "5")).isEqualTo(AuditResult.WRONG);
		assertThat(of(null, (question, one, other, cost) -> null, "5 %", "5")).isEqualTo(AuditResult.UNCLEAR);
	}

	private static String unescaped(String text) {
		return text.translateEscapes();
	}

	private record Served(String served) implements AuditCase {

		@Override
		public MatchMode match() {
			return MatchMode.STRICT;
		}

		@Override
		public String question() {
			return "What?";
		}

		@Override
		public @Nullable String ask() {
			return null;
		}

		@Override
		public @Nullable Boolean judge(AnswerJudge judge, String asked) {
			return judge.agree(question(), this.served, asked, this::onCost);
		}

		@Override
		public void onCost(ModelCall call) {
		}

	}

}
