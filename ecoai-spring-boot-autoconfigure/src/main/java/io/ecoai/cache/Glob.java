package io.ecoai.cache;

import java.util.ArrayList;
import java.util.List;

/**
 * A glob over a whole text, without regard to case: {@code *} is any text, {@code ?} one
 * character, {@code [abc]}, {@code [a-z]} and {@code [!abc]} one of a set, and a
 * backslash takes the next character as it is. A bracket that opens no set stands for
 * itself. Every text is a glob, and no glob takes longer than its length times that of
 * the text.
 */
final class Glob {

	private final List<GlobStep> steps;

	Glob(String glob) {
		this.steps = new Parser(glob.codePoints().toArray()).steps();
	}

	/**
	 * A character that does not fit is tried with the last {@code *} one character
	 * longer. Earlier ones need no second try: what follows them has been found already,
	 * and nothing is lost by its being found early.
	 */
	boolean matches(String text) {
		int[] characters = text.codePoints().toArray();
		int at = 0;
		int step = 0;
		int lastStar = -1;
		int starEnd = 0;
		while (at < characters.length) {
			GlobStep next = (step < this.steps.size()) ? this.steps.get(step) : null;
			if (next == GlobStep.ANY_TEXT) {
				lastStar = step++;
				starEnd = at;
			}
			else if (next != null && next.accepts(characters[at])) {
				step++;
				at++;
			}
			else if (lastStar >= 0) {
				step = lastStar + 1;
				at = ++starEnd;
			}
			else {
				return false;
			}
		}
		return this.steps.subList(step, this.steps.size()).stream().allMatch((rest) -> rest == GlobStep.ANY_TEXT);
	}

	/**
	 * Takes a glob apart.
	 */
	private static final class Parser {

		private final int[] glob;

		private int next;

		private Parser(int[] glob) {
			this.glob = glob;
		}

		private List<GlobStep> steps() {
			List<GlobStep> steps = new ArrayList<>();
			while (this.next < this.glob.length) {
				int character = this.glob[this.next++];
				int end = (character == '[') ? endOfSet() : -1;
				if (character == '*') {
					steps.add(GlobStep.ANY_TEXT);
				}
				else if (character == '?') {
					steps.add(GlobStep.ANY_CHARACTER);
				}
				else if (end > 0) {
					steps.add(set(end));
				}
				else if (character == '\\' && this.next < this.glob.length) {
					steps.add(GlobStep.character(this.glob[this.next++]));
				}
				else {
					steps.add(GlobStep.character(character));
				}
			}
			return steps;
		}

		/**
		 * Where the closing bracket is, or -1. One right at the beginning is a member.
		 */
		private int endOfSet() {
			int i = isNegated() ? this.next + 2 : this.next + 1;
			boolean escaped = i <= this.glob.length && this.glob[i - 1] == '\\';
			for (; i < this.glob.length; i++) {
				if (this.glob[i] == ']' && !escaped) {
					return i;
				}
				escaped = this.glob[i] == '\\' && !escaped;
			}
			return -1;
		}

		private boolean isNegated() {
			return this.next < this.glob.length && this.glob[this.next] == '!';
		}

		private GlobStep set(int end) {
			boolean negated = isNegated();
			this.next += negated ? 1 : 0;
			List<GlobStep.Range> members = new ArrayList<>();
			while (this.next < end) {
				int first = member(end);
				boolean range = this.next + 1 < end && this.glob[this.next] == '-';
				if (range) {
					this.next++;
				}
				members.add(new GlobStep.Range(first, range ? member(end) : first));
			}
			this.next = end + 1;
			return GlobStep.set(members, negated);
		}

		private int member(int end) {
			int character = this.glob[this.next++];
			return (character == '\\' && this.next < end) ? this.glob[this.next++] : character;
		}

	}

}
