package io.ecoai.chat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import io.ecoai.cache.AnswerCodec;
import io.ecoai.value.SdkValues;
import io.ecoai.value.StoredTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A few stored bytes cannot be made into much memory.
 */
@Timeout(300)
class DecoderMemoryTests {

	private static final long LIMIT_BYTES = 1024L * 1024 * 1024;

	private static final ClassLoader CLASS_LOADER = DecoderMemoryTests.class.getClassLoader();

	private final ChatAnswerCodec codec = new ChatAnswerCodec(
			new StoredTypes(SdkValues.present(CLASS_LOADER), CLASS_LOADER));

	private final ChunksCodec chunks = new ChunksCodec(this.codec);

	static Stream<String> answers() {
		return Stream.of(answer("[" + "0,".repeat(20_000_000) + "0]"), answer("[" + "{},".repeat(20_000_000) + "0]"),
				answer("[".repeat(10_000_000)),
				answer("{\"t\":\"bytes\",\"v\":\"" + "AAAA".repeat(1_000_000) + "=\"}"));
	}

	@ParameterizedTest
	@MethodSource("answers")
	void refusesAnswersOfMoreValuesThanAnswersHave(String json) {
		assertRefused(this.codec, json);
	}

	@Test
	void refusesChunksThatRepeatALargeOne() {
		String large = answer("[" + "0,".repeat(10_000) + "0]");
		assertRefused(this.chunks, "[" + large + ",{}".repeat(19_000) + "]");
		assertRefused(this.chunks, "[" + large + ",{\"id\":\"\"}".repeat(19_000) + ","
				+ String.join(",", Collections.nCopies(50, large)) + "]");
	}

	@Test
	void refusesChunksThatRepeatALongText() {
		String bytes = answer("{\"t\":\"bytes\",\"v\":\"" + "AAAA".repeat(50_000) + "\"}");
		assertRefused(this.chunks, "[" + bytes + ",{}".repeat(19_000) + "]");
		assertRefused(this.chunks, "[" + answer("\"" + "a".repeat(200_000) + "\"") + ",{}".repeat(19_000) + "]");
	}

	@Test
	void readsAsManyChunksAsAreRecorded() {
		List<ChatAnswer> decoded = this.chunks
			.decode(("[" + answer("1") + ",{}".repeat(19_000) + "]").getBytes(StandardCharsets.UTF_8));
		assertThat(decoded).hasSize(19_001);
	}

	private static void assertRefused(AnswerCodec<?> codec, String json) {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		long before = allocatedBytes();
		assertThatIllegalArgumentException().isThrownBy(() -> codec.decode(bytes));
		assertThat(allocatedBytes() - before).isLessThan(LIMIT_BYTES);
	}

	private static long allocatedBytes() {
		return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
	}

	private static String answer(String value) {
		return "{\"g\":[],\"id\":\"\",\"model\":\"\",\"usage\":{\"kind\":\"empty\"},\"limit\":null,\"m\":{\"x\":%s}}"
			.formatted(value);
	}

}
