package io.ecoai.benchmarks.semantic;

import java.util.ArrayList;
import java.util.List;

import io.ecoai.benchmarks.Application;
import io.ecoai.benchmarks.OpenAiStub;
import io.ecoai.benchmarks.RecordsKept;
import io.ecoai.benchmarks.chat.Turns;
import io.ecoai.semantic.embed.TextEmbedder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.document.Document;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.SimpleVectorStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A question that the answer to the same question in other words answers, out of a
 * thousand or ten thousand, beside Spring AI's vector store in memory. Embeddings take
 * next to no time, since what a model takes for them is the same for both.
 */
@State(Scope.Benchmark)
public class SemanticHitBenchmark {

	private static final String[] VERBS = { "reset", "cancel", "renew", "repair", "install", "remove", "clean",
			"return", "print", "export" };

	private static final String[] KINDS = { "monthly", "yearly", "shared", "private", "cheap", "heavy", "wooden",
			"yellow", "square", "portable" };

	private static final String[] THINGS = { "invoice", "printer", "password", "calendar", "keyboard", "warranty",
			"contract", "subscription", "delivery", "mirror" };

	private static final String[] OWNERS = { "neighbour", "manager", "teacher", "customer", "supplier", "landlord",
			"colleague", "plumber", "doctor", "lawyer" };

	/** How alike questions have to be. */
	@Param({ "strict", "similar" })
	public String match = "strict";

	/** How many are kept. */
	@Param({ "1000", "10000" })
	public int size = 1000;

	private final List<Prompt> questions = new ArrayList<>();

	private OpenAiStub provider;

	private Application application;

	private ChatModel cached;

	private SimpleVectorStore vectors;

	/**
	 * Keeps an answer to each question.
	 */
	@Setup
	public void keepAnswers() {
		this.provider = new OpenAiStub();
		this.application = new Application(Embedding.class, "ecoai.semantic.enabled=true",
				"ecoai.semantic.match=" + this.match);
		this.cached = this.application.ecoAi().wrap(this.provider.model());
		this.vectors = SimpleVectorStore.builder(new WordEmbeddings()).build();
		for (int i = 0; i < this.size; i++) {
			keep("%s the %s %s of my %s".formatted(VERBS[i / 100 % 10], KINDS[i / 10 % 10], THINGS[i % 10],
					OWNERS[i / 1000 % 10]));
		}
		// Waits for what is to be written before it counts.
		this.application.ecoAi().cache();
	}

	private void keep(String what) {
		String question = "How can I " + what + "?";
		this.cached.call(new Prompt(question));
		this.vectors.add(List.of(new Document(question)));
		this.questions.add(new Prompt("Please tell me how to " + what + '.'));
	}

	/**
	 * Stops everything.
	 */
	@TearDown
	public void stop() {
		RecordsKept.note(this.application);
		this.application.close();
		this.provider.close();
	}

	/**
	 * EcoAI.
	 * @param turns tells which question is next
	 * @return the response
	 */
	@Benchmark
	public ChatResponse ecoai(Turns turns) {
		return this.cached.call(turns.next(this.questions));
	}

	/**
	 * The nearest question by its vector alone, which nobody has checked.
	 * @param turns tells which question is next
	 * @return the question
	 */
	@Benchmark
	public List<Document> simpleVectorStore(Turns turns) {
		String question = turns.next(this.questions).getContents();
		return this.vectors.similaritySearch(SearchRequest.builder().query(question).topK(1).build());
	}

	@Configuration(proxyBeanMethods = false)
	static class Embedding {

		@Bean
		TextEmbedder textEmbedder() {
			return WordEmbeddings::vectorOf;
		}

	}

}
