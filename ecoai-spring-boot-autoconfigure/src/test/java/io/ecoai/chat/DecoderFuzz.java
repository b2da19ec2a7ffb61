package io.ecoai.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.ecoai.cache.Payloads;
import io.ecoai.wire.ChatResponses;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * Calls a cached model that finds damaged answers. A program, to be run with little
 * memory: it ends normally if every caller was given an answer, kept or fresh.
 */
final class DecoderFuzz {

	/** Classes that nothing here needs, and no answer may have. */
	static final List<String> REFUSED = List.of("javax.script.ScriptEngineManager", "com.sun.rowset.JdbcRowSetImpl",
			"java.rmi.server.UnicastRemoteObject", "org.h2.tools.RunScript",
			"org.springframework.context.support.FileSystemXmlApplicationContext", "io.ecoai.chat.DecoderFuzz$Trap");

	private static final int CALLS_PER_FIXTURE = 2000;

	private static final String FRESH = "fresh answer";

	private final Random random;

	private final DamagedJson json;

	private int kept;

	private int fresh;

	private DecoderFuzz(long seed) {
		this.random = new Random(seed);
		this.json = new DamagedJson(REFUSED, this.random);
	}

	/**
	 * Runs.
	 * @param args folder of the samples, their file name extension, {@code bytes} or
	 * {@code json}, how many payloads, the seed
	 */
	public static void main(String[] args) throws Exception {
		((Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.OFF);
		DecoderFuzz fuzz = new DecoderFuzz(Long.parseLong(args[4]));
		int payloads = Integer.parseInt(args[3]);
		List<byte[]> samples = samples(Path.of(args[0]), args[1]);
		for (int done = 0; done < payloads; done += CALLS_PER_FIXTURE) {
			fuzz.run(samples, args[2].equals("json"), args[1].equals(AnswerSamples.STREAM),
					Math.min(CALLS_PER_FIXTURE, payloads - done));
		}
		for (String name : REFUSED) {
			if (isLoaded(name)) {
				throw new IllegalStateException(name + " was loaded");
			}
		}
		System.out.println(fuzz.kept + " " + fuzz.fresh);
	}

	private static List<byte[]> samples(Path folder, String extension) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(extension)).sorted().map(DecoderFuzz::read).toList();
		}
	}

	private static byte[] read(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private void run(List<byte[]> samples, boolean structured, boolean streamed, int calls) throws IOException {
		DamagedStore store = new DamagedStore();
		Path folder = Files.createTempDirectory("fuzz");
		try (CachingFixture fixture = new CachingFixture(store, 0, folder, Map.of(), Clock.systemUTC())) {
			ChatModel model = fixture.decorate(new FreshModel());
			for (int i = 0; i < calls; i++) {
				byte[] sample = samples.get(this.random.nextInt(samples.size()));
				byte[] payload = structured ? Payloads.pack(this.json.damage(sample))
						: DamagedBytes.damage(Payloads.pack(sample), this.random);
				int keptBefore = this.kept;
				store.hold(payload);
				try {
					call(model, streamed || this.random.nextInt(5) == 0);
				}
				catch (Throwable ex) {
					throw new IllegalStateException("Call %d found %s".formatted(i, describe(payload)), ex);
				}
				// What stands behind the end of a compressed answer does no harm.
				if (!structured && this.kept != keptBefore && !Arrays.equals(Payloads.unpack(payload), sample)) {
					throw new IllegalStateException("Served what is damaged: " + describe(payload));
				}
			}
		}
		finally {
			Files.deleteIfExists(folder);
		}
	}

	private void call(ChatModel model, boolean streamed) {
		Prompt prompt = new Prompt("q", ChatOptions.builder().model("m").build());
		List<ChatResponse> responses = streamed ? model.stream(prompt).collectList().block()
				: List.of(model.call(prompt));
		// Looks at everything that an answer holds.
		responses.forEach((response) -> ChatResponses.assertEqual(response, response));
		boolean isFresh = responses.size() == 1 && responses.get(0).getResult() != null
				&& FRESH.equals(responses.get(0).getResult().getOutput().getText());
		if (isFresh) {
			this.fresh++;
		}
		else {
			this.kept++;
		}
	}

	private static String describe(byte[] payload) {
		String text = new String(payload, java.nio.charset.StandardCharsets.UTF_8);
		return payload.length + " bytes: " + text.substring(0, Math.min(3000, text.length()));
	}

	private static boolean isLoaded(String name) throws ReflectiveOperationException {
		java.lang.reflect.Method find = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
		find.setAccessible(true);
		return find.invoke(DecoderFuzz.class.getClassLoader(), name) != null;
	}

	/** Nobody but a stored answer names it. */
	static final class Trap {

		private Trap() {
		}

	}

	private static final class FreshModel implements ChatModel {

		@Override
		public ChatResponse call(Prompt prompt) {
			return new ChatResponse(List.of(new Generation(new AssistantMessage(FRESH))));
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return Flux.just(call(prompt));
		}

	}

}
