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
import java.util.concurrent.locks.LockSupport;
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

	private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

	private final List<String> texts;

	/**
	 * Prepares the answers.
	 * @param documents the folder of documents and code
	 * @param length how many characters an answer has at least
	 */
	public StoredBytes(Path documents, int length) {
		this.texts = pieces(documents, length);
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
			while (application.ecoAi().cache().entries() < this.texts.size()) {
				LockSupport.parkNanos(1_000_000);
			}
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

	private static List<String> pieces(Path folder, int length) {
		List<String> pieces = new ArrayList<>();
		StringBuilder piece = new StringBuilder();
		for (String paragraph : paragraphs(folder)) {
			piece.append(paragraph.strip()).append("\n\n");
			if (piece.length() >= length && pieces.size() < MOST) {
				pieces.add(piece.toString());
				piece.setLength(0);
			}
		}
		return pieces;
	}

	private static List<String> paragraphs(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			List<String> paragraphs = new ArrayList<>();
			for (Path file : files.filter((path) -> !path.toString().contains("target")).sorted().toList()) {
				if (file.toString().endsWith(".md")) {
					paragraphs.addAll(List.of(Files.readString(file).split("\n\n")));
				}
				else if (file.toString().endsWith(".java") && file.toString().contains("main")) {
					COMMENT.matcher(Files.readString(file))
						.results()
						.map((comment) -> comment.group(1).replaceAll("\n\\s*\\* ?", "\n"))
						.forEach(paragraphs::add);
				}
			}
			return paragraphs.stream().distinct().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
