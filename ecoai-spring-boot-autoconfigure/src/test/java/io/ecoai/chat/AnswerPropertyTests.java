package io.ecoai.chat;

import java.util.List;

import io.ecoai.usage.Outcome;
import io.ecoai.value.SdkValues;
import io.ecoai.value.StoredTypes;
import io.ecoai.value.UnrestorableAnswerException;
import io.ecoai.wire.ChatResponses;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a response holds, it comes back as it was, or is refused.
 */
class AnswerPropertyTests {

	private static final String SEED = "20260102";

	private static final ClassLoader CLASS_LOADER = AnswerPropertyTests.class.getClassLoader();

	private final ChatAnswerCodec codec = new ChatAnswerCodec(
			new StoredTypes(SdkValues.present(CLASS_LOADER), CLASS_LOADER));

	private final ChunksCodec chunks = new ChunksCodec(this.codec);

	@Provide
	Arbitrary<ChatResponse> restorable() {
		return GeneratedResponses.with(GeneratedValues.restorable());
	}

	@Provide
	Arbitrary<ChatResponse> foreign() {
		return GeneratedResponses.with(GeneratedValues.foreign());
	}

	/** That none of them is refused is part of it. */
	@Property(seed = SEED)
	void restoresAllThatProvidersGive(@ForAll("restorable") ChatResponse response) {
		assertSame(response, afterwards(response));
	}

	@Property(seed = SEED)
	void restoresOrRefusesWhatNoProviderGives(@ForAll("foreign") ChatResponse response) {
		ChatResponse restored;
		try {
			restored = afterwards(response);
		}
		catch (UnrestorableAnswerException ex) {
			assertThat(ex).hasMessageNotContaining("null");
			return;
		}
		assertSame(response, restored);
	}

	@Property(seed = SEED)
	void restoresChunksInTheirOrder(@ForAll("restorable") ChatResponse one, @ForAll("restorable") ChatResponse two) {
		List<ChatResponse> stream = List.of(one, two, one);
		List<ChatAnswer> answers = stream.stream().map(ChatAnswerCapture::capture).toList();
		List<ChatAnswer> decoded = this.chunks.decode(this.chunks.encode(answers));
		assertThat(decoded).hasSameSizeAs(stream);
		for (int i = 0; i < stream.size(); i++) {
			assertSame(stream.get(i), decoded.get(i).toResponse(Outcome.HIT));
		}
	}

	/** What is written of an answer does not depend on what it was made from. */
	@Property(seed = SEED)
	void writesARestoredAnswerAsItWas(@ForAll("restorable") ChatResponse response) {
		ChatResponse restored = afterwards(response);
		restored.getMetadata();
		assertSame(restored, afterwards(restored));
	}

	@Property(seed = SEED, tries = 3)
	void restoresLargeMedia(@ForAll byte lastByte) {
		ChatResponse response = new ChatResponse(List.of(new Generation(AssistantMessage.builder()
			.content("see")
			.media(List.of(GeneratedMedia.large(lastByte).build()))
			.build())));
		byte[] restored = afterwards(response).getResult().getOutput().getMedia().get(0).getDataAsByteArray();
		assertThat(restored).isEqualTo(response.getResult().getOutput().getMedia().get(0).getDataAsByteArray());
	}

	private ChatResponse afterwards(ChatResponse response) {
		byte[] bytes = this.codec.encode(ChatAnswerCapture.capture(response));
		return this.codec.decode(bytes).toResponse(Outcome.HIT);
	}

	private static void assertSame(ChatResponse expected, ChatResponse actual) {
		ChatResponses.assertEqual(expected, actual, CacheMetadata.OUTCOME);
	}

}
