package io.ecoai.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.ecoai.benchmarks.Application;
import io.ecoai.benchmarks.OpenAiStub;
import io.ecoai.benchmarks.PromptShape;

import org.springframework.ai.chat.model.ChatModel;

/**
 * How many bytes a kept answer has, beside the JSON that the provider has sent. The
 * answers are pieces of this project's documents and of the comments in its code: prose,
 * lists and tables, as models write them.
 */
public final class StoredBytes {

	private static final int MOST = 200;

	/** With fewer, the ratio says little. */
	private static final int LEAST = 50;

	private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

	private final List<String> texts;

	/**
	 * Prepares the answers.
	 * @param root the folder of the project, with documents and code
	 * @param least how many characters an answer has at least
	 * @param most how many it has at most
	 */
	public StoredBytes(Path root, int least, int most) {
		this.texts = pieces(root, least, most);
		if (this.texts.size() < LEAST) {
			throw new IllegalStateException("In '%s' are %d answers of at least %d characters, which are too few"
				.formatted(root, this.texts.size(), least));
		}
	}

	/**
	 * How many distinct answers there are.
	 * @return the number
	 */
	public int answers() {
		return this.texts.size();
	}

	/**
	 * Keeps them all.
	 * @return stored bytes for each byte of JSON
	 */
	public double ratio() {
		try (OpenAiStub provider = new OpenAiStub((number) -> this.texts.get(number - 1));
				Application application = new Application()) {
			ChatModel model = application.ecoAi().wrap(provider.model());
			PromptShape.SHORT.prompts().subList(0, this.texts.size()).forEach(model::call);
			application.awaitEntries(this.texts.size(), () -> {
			});
			return payloadBytes(application.folder().resolve("cache.db")) / (double) provider.bytesSent();
		}
	}

	private static long payloadBytes(Path file) {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
				Statement statement = connection.createStatement();
				ResultSet sum = statement.executeQuery("SELECT SUM(LENGTH(payload)) FROM ecoai_answer")) {
			return sum.next() ? sum.getLong(1) : 0;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> pieces(Path root, int least, int most) {
		List<String> pieces = new ArrayList<>();
		StringBuilder piece = new StringBuilder();
		for (String paragraph : paragraphs(root)) {
			piece.append(paragraph.strip()).append("\n\n");
			if (piece.length() >= least) {
				if (piece.length() <= most && pieces.size() < MOST) {
					pieces.add(piece.toString());
				}
				piece.setLength(0);
			}
		}
		return pieces;
	}

	private static List<String> paragraphs(Path root) {
		try (Stream<Path> files = Files.walk(root)) {
			List<String> paragraphs = new ArrayList<>();
			for (Path file : files.sorted().toList()) {
				String path = root.relativize(file).toString().replace('\\', '/');
				if (path.contains("/src/main/java/") && path.endsWith(".java")) {
					COMMENT.matcher(Files.readString(file))
						.results()
						.map((comment) -> comment.group(1).replaceAll("\n\\s*\\* ?", "\n"))
						.forEach(paragraphs::add);
				}
				else if (isDocument(path) && !file.equals(DocumentSection.document())) {
					paragraphs.addAll(List.of(Files.readString(file).split("\n\n")));
				}
			}
			return paragraphs.stream().distinct().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** But for what the build copies. The one that the result goes to is no answer. */
	private static boolean isDocument(String path) {
		return path.endsWith(".md") && !path.contains("target/");
	}

}
