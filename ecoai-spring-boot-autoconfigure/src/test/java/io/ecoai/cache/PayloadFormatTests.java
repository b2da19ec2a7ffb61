package io.ecoai.cache;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

@Timeout(300)
class PayloadFormatTests {

	private static final int MUTATIONS = 20_000;

	private final PayloadFormat format = new PayloadFormat();

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2047, 2048, 2049, 100_000, 5_000_000 })
	void givesBackWhatItWasGiven(int length) {
		byte[] random = new byte[length];
		new Random(7).nextBytes(random);
		assertThat(this.format.unpack(this.format.pack(random))).isEqualTo(random);
		byte[] monotonous = new byte[length];
		assertThat(this.format.unpack(this.format.pack(monotonous))).isEqualTo(monotonous);
	}

	@Test
	void takesLessRoomForText() {
		byte[] text = "All work and no play. ".repeat(500).getBytes(StandardCharsets.UTF_8);
		assertThat(this.format.pack(text)).hasSizeLessThan(text.length / 20);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 20_260_102 })
	void refusesWhatWasChanged(long seed) {
		Random random = new Random(seed);
		byte[][] plains = { "short".getBytes(StandardCharsets.UTF_8), text(random, 3000), text(random, 40_000) };
		byte[][] payloads = Arrays.stream(plains).map(this.format::pack).toArray(byte[][]::new);
		int refused = 0;
		for (int i = 0; i < MUTATIONS; i++) {
			int which = random.nextInt(plains.length);
			byte[] plain = plains[which];
			byte[] payload = mutate(payloads[which], random);
			try {
				if (!Arrays.equals(this.format.unpack(payload), plain)) {
					fail("Mutation %d of seed %d reads as something else".formatted(i, seed));
				}
			}
			catch (IllegalArgumentException ex) {
				refused++;
			}
		}
		assertThat(refused).isGreaterThan(MUTATIONS * 9 / 10);
	}

	@Test
	void takesNoMemoryForAClaim() {
		byte[] payload = this.format.pack(text(new Random(1), 100_000));
		int claim = payload.length * 1000;
		ByteBuffer.wrap(payload).putInt(2, claim);
		long before = allocatedBytes();
		assertThatIllegalArgumentException().isThrownBy(() -> this.format.unpack(payload));
		assertThat(allocatedBytes() - before).isLessThan(claim / 10);
	}

	private static long allocatedBytes() {
		return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
	}

	private static byte[] text(Random random, int length) {
		byte[] text = new byte[length];
		for (int i = 0; i < length; i++) {
			text[i] = (byte) ('a' + random.nextInt(12));
		}
		return text;
	}

	private static byte[] mutate(byte[] payload, Random random) {
		byte[] mutated = payload;
		int times = 1 + random.nextInt(3);
		for (int i = 0; i < times; i++) {
			mutated = mutateOnce(mutated, random);
		}
		return mutated;
	}

	private static byte[] mutateOnce(byte[] payload, Random random) {
		if (payload.length == 0) {
			return payload;
		}
		byte[] mutated = payload.clone();
		int at = random.nextInt(payload.length);
		switch (random.nextInt(7)) {
			case 0 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
			case 1 -> mutated[random.nextInt(Math.min(10, payload.length))] = (byte) random.nextInt();
			case 2 -> mutated = Arrays.copyOf(payload, at);
			case 3 -> mutated = Arrays.copyOf(payload, payload.length + 1 + random.nextInt(20));
			case 4 -> Arrays.fill(mutated, at, payload.length, (byte) 0);
			case 5 -> {
				mutated = Arrays.copyOf(payload, payload.length + 1);
				System.arraycopy(payload, at, mutated, at + 1, payload.length - at);
			}
			default -> {
				if (payload.length >= 6) {
					ByteBuffer.wrap(mutated).putInt(2, random.nextInt());
				}
			}
		}
		return mutated;
	}

}
