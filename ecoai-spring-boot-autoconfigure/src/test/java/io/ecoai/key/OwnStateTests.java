package io.ecoai.key;

import java.util.concurrent.locks.ReentrantLock;

import org.junit.jupiter.api.Test;

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
