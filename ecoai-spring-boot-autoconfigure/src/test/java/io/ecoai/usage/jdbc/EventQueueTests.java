package io.ecoai.usage.jdbc;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventQueueTests {

	private final EventQueue queue = new EventQueue(4);

	@Test
	void takesNoMoreThanItsCapacity() {
		for (int i = 1; i <= 4; i++) {
			assertThat(this.queue.offer(Calls.hit().event())).isEqualTo(i);
		}
		assertThat(this.queue.offer(Calls.hit().event())).isZero();
		assertThat(this.queue.size()).isEqualTo(4);
		assertThat(this.queue.isCrowded()).isTrue();
		assertThat(this.queue.poll()).isNotNull();
		assertThat(this.queue.offer(Calls.hit().event())).isEqualTo(4);
	}

	@Test
	void takesNoMoreTextThanItsCapacityAllows() {
		assertThat(this.queue.offer(Calls.hit().prompt("x".repeat(4000)).event())).isEqualTo(1);
		assertThat(this.queue.isCrowded()).isTrue();
		assertThat(this.queue.offer(Calls.hit().prompt("x".repeat(4000)).event())).isZero();
		assertThat(this.queue.offer(Calls.hit().event())).as("a short one").isEqualTo(2);
		assertThat(this.queue.poll()).isNotNull();
		assertThat(this.queue.isCrowded()).isFalse();
		assertThat(this.queue.offer(Calls.hit().prompt("x".repeat(4000)).event())).isEqualTo(2);
	}

	@Test
	void hasAlwaysRoomForAMark() {
		for (int i = 0; i < 10; i++) {
			this.queue.offer(Calls.hit().event());
		}
		assertThat(this.queue.mark()).isNotDone();
		for (int i = 0; i < 4; i++) {
			assertThat(this.queue.poll()).isNotInstanceOf(EventQueue.Mark.class);
		}
		assertThat(this.queue.poll()).isInstanceOf(EventQueue.Mark.class);
		assertThat(this.queue.isEmpty()).isTrue();
		assertThat(this.queue.size()).isZero();
	}

}
