package io.ecoai.benchmarks;

import java.util.Random;

/**
 * Text of common words, the same for the same seed in every runtime.
 */
public final class WordText {

	private static final String[] WORDS = """
			the of and to in is that for it as was with be by on not he his but at are this have from or had an they
			which one you were all her she there would their we him been has when who will no more if out so up said
			what its about than into them can only other time new some could these two may first then do any like my
			now over such our man me even most made after also did many off before must well back through years where
			much your way down should because long each just state people those too mister how little good world make
			very year still see own work men day get here old life between both under last never know another while
			might us great since against go came right used take three order customer invoice delivery warehouse
			request answer question summary table column service contract payment address refund discount""".trim()
		.split("\\s+");

	private final Random random;

	/**
	 * Creates a source of text.
	 * @param seed tells which
	 */
	public WordText(long seed) {
		this.random = new Random(seed);
	}

	/**
	 * The next text.
	 * @param length how many characters it has, all of them ASCII
	 * @return the text
	 */
	public String next(int length) {
		StringBuilder text = new StringBuilder(length + 16);
		while (text.length() < length) {
			text.append(WORDS[this.random.nextInt(WORDS.length)]);
			text.append((this.random.nextInt(12) == 0) ? ". " : " ");
		}
		text.setLength(length);
		return text.toString();
	}

	/**
	 * Bytes that look like nothing.
	 * @param length how many
	 * @return the bytes
	 */
	public byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		this.random.nextBytes(bytes);
		return bytes;
	}

}
