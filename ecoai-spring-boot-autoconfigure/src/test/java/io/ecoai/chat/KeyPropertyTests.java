package io.ecoai.chat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.springframework.ai.chat.messages.MessageType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same request has the same key, however it was made, and any other has another.
 */
class KeyPropertyTests {

	private static final String SEED = "20260103";

	@Provide
	Arbitrary<GeneratedRequest> requests() {
		return GeneratedRequest.any();
	}

	@Property(seed = SEED)
	void isTheSameForTheSameRequest(@ForAll("requests") GeneratedRequest request) {
		assertThat(request.keyAnotherWay()).isEqualTo(request.key());
	}

	@Property(seed = SEED)
	void isTheSameInAnotherLanguage(@ForAll("requests") GeneratedRequest request) {
		String key = request.key().orElse("");
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(new Locale("tr", "TR"));
			assertThat(request.keyAnotherWay().orElse("")).isEqualTo(key);
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Property(seed = SEED)
	void doesNotDependOnWhatIsNotSent(@ForAll("requests") GeneratedRequest request) {
		Assume.that(!request.options().kind().provider().seesWholePrompt());
		assertThat(request.keyWithUnsent()).isEqualTo(request.key());
	}

	@Property(seed = SEED)
	void isAnotherForEveryChange(@ForAll("requests") GeneratedRequest request) {
		Assume.that(request.key().isPresent());
		Map<String, GeneratedRequest> seen = new HashMap<>();
		seen.put(request.key().get(), request);
		for (GeneratedRequest neighbour : request.neighbours()) {
			GeneratedRequest other = seen.put(neighbour.key().get(), neighbour);
			assertThat(other).as("the same key as %s", neighbour).isNull();
		}
	}

	/** Text is moved over every border, one character after the other. */
	@Property(seed = SEED)
	void isAnotherWhenTextMovesToItsNeighbour(@ForAll("requests") GeneratedRequest any, @ForAll("texts") String text) {
		GeneratedRequest request = any.with(List.of());
		Assume.that(request.key().isPresent() && text.length() < 50);
		Map<String, String> seen = new HashMap<>();
		for (int i = 0; i <= text.length(); i++) {
			String head = text.substring(0, i);
			String tail = text.substring(i);
			List<GeneratedRequest> moved = moved(request, head, tail);
			for (int form = 0; form < moved.size(); form++) {
				String place = "form %d with '%s' and '%s'".formatted(form, head, tail);
				assertThat(seen.put(moved.get(form).key().get(), place)).as("the same key as %s", place).isNull();
			}
		}
	}

	@Provide
	Arbitrary<String> texts() {
		return GeneratedTexts.any();
	}

	private static List<GeneratedRequest> moved(GeneratedRequest request, String head, String tail) {
		GeneratedMessage system = GeneratedMessage.of(MessageType.SYSTEM, head);
		GeneratedMessage user = GeneratedMessage.of(MessageType.USER, tail);
		GeneratedMessage first = GeneratedMessage.of(MessageType.USER, head);
		GeneratedMessage answer = GeneratedMessage.of(MessageType.ASSISTANT, tail);
		List<GeneratedMessage> messages = request.messages();
		return List.of(request.with(List.of(system, user)), request.with(List.of(first, user)),
				request.with(List.of(first, answer)), request.with(List.of(system, answer)),
				new GeneratedRequest(request.options(), request.tools(), messages, "endpoint " + head, tail),
				request.with(List.of(named(head, tail))));
	}

	private static GeneratedMessage named(String name, String id) {
		GeneratedMedia media = new GeneratedMedia("image/png", new byte[0], "name " + name, id);
		return new GeneratedMessage(MessageType.USER, "", List.of(), List.of(), List.of(media));
	}

	@Example
	void dependsOnEveryByteOfLargeMedia() {
		assertThat(key(GeneratedMedia.large((byte) 1))).isEqualTo(key(GeneratedMedia.large((byte) 1)))
			.isNotEqualTo(key(GeneratedMedia.large((byte) 2)));
	}

	private static String key(GeneratedMedia media) {
		return new GeneratedRequest(new GeneratedOptions(OptionsKind.OPENAI, List.of()), List.of(),
				List.of(new GeneratedMessage(MessageType.USER, "see", List.of(), List.of(), List.of(media))), "", "")
			.key()
			.orElseThrow();
	}

}
