package io.ecoai.key;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OwnState}.
 */
class OwnStateTests {

	@Test
	void isTheSameForTheSameState() {
		assertThat(OwnState.digest(new Painter(new Style("ink", 2))))
			.isEqualTo(OwnState.digest(new Painter(new Style("ink", 2))));
	}

	@Test
	void seesWhatObjectsOfTheApplicationHold() {
		assertThat(OwnState.digest(new Painter(new Style("ink", 2))))
			.isNotEqualTo(OwnState.digest(new Painter(new Style("chalk", 2))))
			.isNotEqualTo(OwnState.digest(new Painter(new Style("ink", 3))));
	}

	@ParameterizedTest
	@MethodSource("galleries")
	void seesWhatObjectsInCollectionsHold(Function<Style, Object> gallery) {
		assertThat(OwnState.digest(new Gallery(gallery.apply(new Style("ink", 2)))))
			.isEqualTo(OwnState.digest(new Gallery(gallery.apply(new Style("ink", 2)))))
			.isNotEqualTo(OwnState.digest(new Gallery(gallery.apply(new Style("chalk", 2)))));
	}

	static Stream<Function<Style, Object>> galleries() {
		return Stream.of(List::of, Set::of, Optional::of, (style) -> Map.of("a", style),
				(style) -> new Object[] { style }, (style) -> new Style[] { style },
				(style) -> List.of(RestClient.create(), Map.of(1, Optional.of(style))),
				(style) -> new ArrayList<>(Arrays.asList(null, style)));
	}

	@Test
	void endsWhereACollectionHoldsItself() {
		List<Object> paintings = new ArrayList<>();
		paintings.add(paintings);
		paintings.add(new Style("ink", 2));
		assertThat(OwnState.digest(new Gallery(paintings))).isNotEmpty();
	}

	@Test
	void seesWhatSucceedsAnotherInAList() {
		Style ink = new Style("ink", 2);
		Style chalk = new Style("chalk", 2);
		assertThat(OwnState.digest(new Gallery(List.of(ink, chalk))))
			.isNotEqualTo(OwnState.digest(new Gallery(List.of(chalk, ink))));
	}

	@Test
	void seesWhatASuperclassHolds() {
		assertThat(OwnState.digest(new MuralPainter(new Style("ink", 2))))
			.isNotEqualTo(OwnState.digest(new MuralPainter(new Style("chalk", 2))));
	}

	@Test
	void passesOverClientsAndLocks() {
		Painter one = new Painter(new Style("ink", 2));
		Painter other = new Painter(new Style("ink", 2));
		other.client = RestClient.create("https://a.example.org");
		other.lock.lock();
		assertThat(OwnState.digest(one)).isEqualTo(OwnState.digest(other));
	}

	@Test
	void endsWhereObjectsReferToEachOther() {
		Style style = new Style("ink", 2);
		style.owner = new Painter(style);
		assertThat(OwnState.digest(style.owner)).isNotEmpty();
	}

	@Test
	void readsItsOwnFieldsWhereItExtendsAClassOfTheRuntime() {
		assertThat(OwnState.digest(new PainterThread("ink"))).isEqualTo(OwnState.digest(new PainterThread("ink")))
			.isNotEqualTo(OwnState.digest(new PainterThread("chalk")));
	}

	private record Gallery(Object paintings) {

	}

	private static class Painter {

		private final ReentrantLock lock = new ReentrantLock();

		private final Style style;

		private RestClient client = RestClient.create();

		Painter(Style style) {
			this.style = style;
		}

	}

	private static final class MuralPainter extends Painter {

		MuralPainter(Style style) {
			super(style);
		}

	}

	private static final class Style {

		private final String medium;

		private final int width;

		private Painter owner;

		Style(String medium, int width) {
			this.medium = medium;
			this.width = width;
		}

	}

	private static final class PainterThread extends Thread {

		private final String medium;

		PainterThread(String medium) {
			this.medium = medium;
		}

	}

}
