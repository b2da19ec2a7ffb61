package io.ecoai.semantic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a text to pieces.
 */
final class Tokenizer {

	/** What stands between quotation marks, which begin and end beside no letter. */
	private static final Pattern QUOTED = Pattern.compile("(?<![\\p{L}\\p{N}])(?:\"([^\"\\n]+)\"|'([^'\\n]*[^'\\s])'"
			+ "|`([^`\\n]+)`|\u00ab([^\u00bb\\n]+)\u00bb)(?![\\p{L}\\p{N}])");

	private static final Pattern GAP = Pattern.compile("[\\t\\x0B\\f\\r \\p{Zs}]*\\n\\s*|[\\s\\p{Zs}]+");

	private static final Pattern ASCII = Pattern.compile("\\p{ASCII}+");

	/** What is in quotation marks and no code. */
	private static final Pattern PROSE = Pattern.compile("[\\p{L}\\p{N}]{2}[\\p{L}\\p{M}\\p{N}\\s,.;:!?'-]*");

	/** Such as {@code 2-factor}. */
	private static final Pattern COUNTED = Pattern.compile("\\d{1,9}-[A-Za-z][A-Za-z-]*[A-Za-z]");

	/** Such as {@code c++} and {@code node.js}. */
	private static final Pattern NAME_WITH_SIGNS = Pattern.compile("[a-z]+(\\+\\+|#)|\\.net|[a-z]+\\.js|asp\\.net");

	private static final String MARKS = ".,;:!?\u3002\u061f";

	private static final Set<String> DASHES = Set.of("-", "--", "\u2013", "\u2014");

	/** Names that are written like identifiers. */
	private static final Set<String> BRANDS = Vocabulary
		.words("iPhone iPhones iPad iPads iOS iPod iMac macOS eBay iTunes iCloud iPadOS eSIM eBook eBooks tvOS");

	private final List<Token> tokens = new ArrayList<>();

	private final boolean aboutWords;

	private Tokenizer(boolean aboutWords) {
		this.aboutWords = aboutWords;
	}

	static List<Token> tokenize(String text) {
		String plain = plainMarks(text).strip();
		List<Token> tokens = tokenize(plain, false);
		if (Mention.isIn(tokens)) {
			List<Token> literal = tokenize(plain, true);
			Mention.takeLiterally(literal, true);
			return literal;
		}
		Mention.takeLiterally(tokens.subList(Mention.startOfMaterial(tokens), tokens.size()), true);
		if (Mention.isOfCode(tokens)) {
			Mention.takeLiterally(tokens, false);
		}
		return tokens;
	}

	private static List<Token> tokenize(String plain, boolean aboutWords) {
		Tokenizer tokenizer = new Tokenizer(aboutWords);
		Matcher quoted = QUOTED.matcher(plain);
		int from = 0;
		while (quoted.find()) {
			tokenizer.addChunks(plain.substring(from, quoted.start()));
			tokenizer.tokens.add(quote(quoted.group()));
			from = quoted.end();
		}
		tokenizer.addChunks(plain.substring(from));
		Contractions.resolve(tokenizer.tokens);
		tokenizer.resolveDashes();
		return tokenizer.tokens;
	}

	/** Between content words a dash is a pause, anywhere else a sign. */
	private void resolveDashes() {
		for (int i = 0; i < this.tokens.size(); i++) {
			Token dash = this.tokens.get(i);
			if (dash.kind() == Token.Kind.BREAK && DASHES.contains(dash.norm())) {
				boolean pause = i > 0 && i + 1 < this.tokens.size() && this.tokens.get(i - 1).isWord()
						&& this.tokens.get(i - 1).isContent() && this.tokens.get(i + 1).isWord();
				this.tokens.set(i, pause ? dash : new Token(Token.Kind.SYMBOL, dash.text(), dash.norm()));
			}
		}
	}

	/** In prose one kind of quotation marks is as good as another, in code it is not. */
	private static Token quote(String quote) {
		String inner = quote.substring(1, quote.length() - 1);
		boolean prose = quote.charAt(0) != '`' && inner.indexOf(' ') > 0 && PROSE.matcher(inner).matches();
		return new Token(Token.Kind.LITERAL, inner, prose ? inner : quote);
	}

	/** Quotation marks, apostrophes and dashes as a keyboard has them. */
	private static String plainMarks(String text) {
		StringBuilder plain = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (standsAlone(text, i)) {
				// It may be what is asked about.
				plain.append(character);
				continue;
			}
			switch (character) {
				case '\u2018', '\u2019', '\u02bc', '\u00b4' -> plain.append('\'');
				case '\u201c', '\u201d', '\u201e' -> plain.append('"');
				case '\u2010', '\u2011', '\u2212' -> plain.append('-');
				case '\u2026' -> plain.append("...");
				default -> plain.append(character);
			}
		}
		return plain.toString();
	}

	private static boolean standsAlone(String text, int index) {
		if (index > 0 && !Character.isWhitespace(text.charAt(index - 1))) {
			return false;
		}
		return index + 1 == text.length() || Character.isWhitespace(text.charAt(index + 1))
				|| "?.,".indexOf(text.charAt(index + 1)) >= 0;
	}

	private void addChunks(String text) {
		Matcher gap = GAP.matcher(text);
		int from = 0;
		while (gap.find()) {
			addChunk(text.substring(from, gap.start()));
			if (gap.group().length() > 2 && gap.group().chars().anyMatch((space) -> space > 0x7F)) {
				// A space of another kind among spaces may be what is asked about.
				String space = ASCII.matcher(gap.group()).replaceAll("");
				this.tokens.add(new Token(Token.Kind.SYMBOL, space, space));
			}
			if (gap.group().indexOf('\n') >= 0) {
				// How far a line of code is indented may be its meaning.
				String indent = gap.group().substring(gap.group().lastIndexOf('\n'));
				this.tokens.add(new Token(Token.Kind.BREAK, indent, indent));
			}
			from = gap.end();
		}
		addChunk(text.substring(from));
	}

	private void addChunk(String chunk) {
		int from = 0;
		int to = chunk.length();
		if (!chunk.isEmpty() && chunk.chars().allMatch((mark) -> MARKS.indexOf(mark) >= 0)) {
			// A mark that stands alone may be what is asked about.
			boolean end = "?!".contains(chunk);
			this.tokens.add(new Token(end ? Token.Kind.BREAK : Token.Kind.SYMBOL, chunk, chunk));
			return;
		}
		if (!chunk.isEmpty() && chunk.codePoints().noneMatch(Character::isLetterOrDigit)) {
			addSigns(chunk);
			return;
		}
		while (from < to && "([{\"'".indexOf(chunk.charAt(from)) >= 0) {
			addMark(chunk.charAt(from++));
		}
		List<Character> marks = new ArrayList<>();
		while (to > from && isClosingMark(chunk, from, to)) {
			marks.add(0, chunk.charAt(--to));
		}
		if (from < to) {
			addCore(chunk.substring(from, to));
		}
		for (int i = 0; i < marks.size(); i++) {
			char mark = marks.get(i);
			if (mark == '!' && i + 1 < marks.size() && marks.get(i + 1) != '!') {
				// The mark of sort!? belongs to its name.
				this.tokens.add(new Token(Token.Kind.SYMBOL, "!", "!"));
			}
			else {
				addMark(mark);
			}
		}
	}

	/** Signs without a letter are one: an operator, a smiley. */
	private void addSigns(String chunk) {
		int to = chunk.length();
		while (to > 1 && "?!.,".indexOf(chunk.charAt(to - 1)) >= 0) {
			to--;
		}
		addCore(chunk.substring(0, to));
		chunk.substring(to).chars().forEach((mark) -> addMark((char) mark));
	}

	private static boolean isClosingMark(String chunk, int from, int to) {
		char mark = chunk.charAt(to - 1);
		if (mark == ')' || mark == ']' || mark == '}') {
			// The brackets of foo() and list[0] are theirs.
			return chunk.lastIndexOf((mark == ')') ? '(' : (mark == ']') ? '[' : '{', to - 1) < from;
		}
		return ".,;:!?\"'\u3002\u061f\u00bf".indexOf(mark) >= 0;
	}

	private void addMark(char mark) {
		boolean factorial = mark == '!' && !this.tokens.isEmpty()
				&& this.tokens.get(this.tokens.size() - 1).kind() == Token.Kind.NUMBER;
		boolean separates = MARKS.indexOf(mark) >= 0 && !factorial;
		String text = String.valueOf(mark);
		this.tokens.add(new Token(separates ? Token.Kind.BREAK : Token.Kind.SYMBOL, text, text));
	}

	private void addCore(String core) {
		if (DASHES.contains(core)) {
			// Between numbers it is a minus or a range, between words a pause.
			boolean afterNumber = !this.tokens.isEmpty() && !this.tokens.get(this.tokens.size() - 1).isWord();
			this.tokens.add(new Token(afterNumber ? Token.Kind.SYMBOL : Token.Kind.BREAK, core, core));
		}
		else if (core.equals("A") && !this.tokens.isEmpty()) {
			// Plan A, not a plan.
			this.tokens.add(new Token(Token.Kind.LITERAL, core, core));
		}
		else if (isUnit(core)) {
			this.tokens.add(Measures.unit(core));
		}
		else if (!expand(core) && !Measures.split(core, this.tokens)) {
			this.tokens.add(wordOrLiteral(core, this.tokens.isEmpty()));
		}
	}

	/** Where short forms may be what is asked about, only the opening is written out. */
	private boolean expand(String core) {
		boolean material = this.aboutWords || Mention.startOfMaterial(this.tokens) < this.tokens.size();
		return (!material || this.tokens.isEmpty()) && Contractions.expand(core, this.tokens);
	}

	/** A sign of two letters behind a number, whose case counts. */
	private boolean isUnit(String core) {
		return core.length() < 3 && !core.equals(core.toLowerCase(Locale.ROOT))
				&& core.codePoints().allMatch(Character::isLetter) && !this.tokens.isEmpty()
				&& this.tokens.get(this.tokens.size() - 1).kind() == Token.Kind.NUMBER;
	}

	static Token wordOrLiteral(String core, boolean first) {
		boolean letters = core.codePoints().allMatch((point) -> Character.isLetter(point) || point == '-');
		String lower = core.toLowerCase(Locale.ROOT);
		int dash = core.indexOf('-');
		if (dash > 0 && COUNTED.matcher(core).matches()) {
			return new Token(Token.Kind.WORD, core, Numerals.ofDigits(core.substring(0, dash)) + lower.substring(dash));
		}
		if (letters && core.charAt(0) != '-' && !core.endsWith("-")) {
			return isIdentifier(core) ? new Token(Token.Kind.LITERAL, core, core) : word(core, lower, first);
		}
		if (core.codePoints().noneMatch(Character::isLetterOrDigit)) {
			return new Token(Token.Kind.SYMBOL, core, core);
		}
		boolean name = NAME_WITH_SIGNS.matcher(lower).matches();
		return new Token(name ? Token.Kind.WORD : Token.Kind.LITERAL, core, name ? lower : core);
	}

	private static Token word(String text, String lower, boolean first) {
		String number = Numerals.ofWord(lower);
		if (number != null) {
			return new Token(Token.Kind.NUMBER, text, number);
		}
		int dash = lower.indexOf('-');
		if (dash > 0) {
			String count = Numerals.ofWord(lower.substring(0, dash));
			if (count != null) {
				return new Token(Token.Kind.WORD, text, count + lower.substring(dash));
			}
		}
		// Names keep their spelling: Labour and Labor are two parties.
		boolean name = Character.isUpperCase(text.charAt(0)) && !first;
		return new Token(Token.Kind.WORD, text, name ? lower : Spelling.of(lower));
	}

	/** Such as {@code userId}: a small letter first and a capital later. */
	private static boolean isIdentifier(String word) {
		return Character.isLowerCase(word.charAt(0)) && word.chars().anyMatch(Character::isUpperCase)
				&& !BRANDS.contains(word);
	}

}
