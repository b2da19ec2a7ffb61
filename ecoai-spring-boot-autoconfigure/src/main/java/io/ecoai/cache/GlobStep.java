package io.ecoai.cache;

import java.util.List;

/**
 * What a glob expects of one character.
 */
@FunctionalInterface
interface GlobStep {

	/** Stands for any number of characters, which no single one shows. */
	GlobStep ANY_TEXT = new GlobStep() {

		@Override
		public boolean accepts(int character) {
			return true;
		}

	};

	/** Any one character. */
	GlobStep ANY_CHARACTER = (character) -> true;

	boolean accepts(int character);

	/** A character in upper or lower case. */
	static GlobStep character(int expected) {
		int folded = fold(expected);
		return (character) -> fold(character) == folded;
	}

	/** One of several characters, or none of them, in upper or lower case. */
	static GlobStep set(List<Range> members, boolean negated) {
		return (character) -> members.stream().anyMatch((range) -> range.holds(character)) != negated;
	}

	/** The same for all forms of a letter, whatever the language of the computer is. */
	private static int fold(int character) {
		return Character.toLowerCase(Character.toUpperCase(character));
	}

	/**
	 * The characters from one to another.
	 *
	 * @param first the first one
	 * @param last the last one
	 */
	record Range(int first, int last) {

		boolean holds(int character) {
			int upper = Character.toUpperCase(character);
			return has(character) || has(upper) || has(Character.toLowerCase(upper));
		}

		private boolean has(int character) {
			return this.first <= character && character <= this.last;
		}

	}

}
