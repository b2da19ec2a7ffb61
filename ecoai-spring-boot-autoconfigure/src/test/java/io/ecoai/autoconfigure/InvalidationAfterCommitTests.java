package io.ecoai.autoconfigure;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

import io.ecoai.control.CacheControl;
import io.ecoai.invalidation.EcoAiInvalidationEvent;
import io.ecoai.wire.Provider;
import io.ecoai.wire.ProviderStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.AbstractReactiveTransactionManager;
import org.springframework.transaction.reactive.GenericReactiveTransaction;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Answers are told to leave at each moment of a transaction.
 */
@Timeout(120)
class InvalidationAfterCommitTests {

	private final TransactionalOperator operator = TransactionalOperator.create(new CountingTransactions());

	private ProviderStub stub;

	private RunningApplication application;

	private TransactionTemplate transaction;

	private Documents documents;

	@BeforeEach
	void start(@TempDir Path folder) {
		this.stub = ProviderStub.start(Provider.OPENAI);
		this.application = RunningApplication.in(folder)
			.provider(this.stub)
			.beans(Documents.class, Documents.Transactions.class)
			.start();
		this.transaction = this.application.bean(TransactionTemplate.class);
		this.documents = this.application.bean(Documents.class);
		this.application.ask(CacheControl.tags("d1").applyTo(new Prompt("What of d1?")));
		assertKept(1);
	}

	@AfterEach
	void stop() {
		this.application.close();
		this.stub.close();
	}

	@Test
	void aMethodThatIsCalledAfterACommitRemovesThem() {
		this.transaction.executeWithoutResult((status) -> register(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				InvalidationAfterCommitTests.this.documents.nothing("d1");
			}

		}));
		assertKept(0);
	}

	@Test
	void anEventAfterACompletionRemovesThem() {
		this.transaction.executeWithoutResult((status) -> register(new TransactionSynchronization() {

			@Override
			public void afterCompletion(int outcome) {
				publish();
			}

		}));
		assertKept(0);
	}

	@Test
	void anEventBeforeTheCommitRemovesThemThoughAnotherCallbackThrows() {
		assertThatIllegalStateException().isThrownBy(() -> this.transaction.executeWithoutResult((status) -> {
			register(new TransactionSynchronization() {

				@Override
				public void afterCommit() {
					throw new IllegalStateException("on purpose");
				}

			});
			publish();
		}));
		assertKept(0);
	}

	@Test
	void aRollbackKeepsThem() {
		this.transaction.executeWithoutResult((status) -> {
			publish();
			status.setRollbackOnly();
		});
		assertKept(1);
	}

	@Test
	void aPublisherWithinAReactiveTransactionRemovesThemAfterItsCommit() {
		this.operator.transactional(this.documents.mono("d1").doOnNext((value) -> assertKept(1))).block();
		assertKept(0);
	}

	@Test
	void aPublisherAfterAReactiveCommitRemovesThem() {
		this.operator.transactional(reactive(new org.springframework.transaction.reactive.TransactionSynchronization() {

			@Override
			public Mono<Void> afterCommit() {
				return InvalidationAfterCommitTests.this.documents.mono("d1").then();
			}

		})).block();
		assertKept(0);
	}

	@Test
	void aReactiveRollbackKeepsThem() {
		this.operator.execute((status) -> {
			status.setRollbackOnly();
			return this.documents.mono("d1");
		}).blockLast();
		assertKept(1);
	}

	private static void register(TransactionSynchronization synchronization) {
		org.springframework.transaction.support.TransactionSynchronizationManager
			.registerSynchronization(synchronization);
	}

	private static Mono<Void> reactive(
			org.springframework.transaction.reactive.TransactionSynchronization synchronization) {
		return TransactionSynchronizationManager.forCurrentTransaction()
			.doOnNext((transaction) -> transaction.registerSynchronization(synchronization))
			.then();
	}

	private void publish() {
		this.application.context().publishEvent(EcoAiInvalidationEvent.ofTags("d1"));
	}

	private void assertKept(int answers) {
		assertThat(this.application.ecoAi().cache().entries()).isEqualTo(answers);
	}

	/** Transactions of nothing but a number. */
	private static final class CountingTransactions extends AbstractReactiveTransactionManager {

		private static final long serialVersionUID = 1L;

		private final AtomicLong begun = new AtomicLong();

		@Override
		protected Object doGetTransaction(TransactionSynchronizationManager manager) {
			return this.begun.incrementAndGet();
		}

		@Override
		protected Mono<Void> doBegin(TransactionSynchronizationManager manager, Object transaction,
				TransactionDefinition definition) {
			return Mono.empty();
		}

		@Override
		protected Mono<Void> doCommit(TransactionSynchronizationManager manager, GenericReactiveTransaction status) {
			return Mono.empty();
		}

		@Override
		protected Mono<Void> doRollback(TransactionSynchronizationManager manager, GenericReactiveTransaction status) {
			return Mono.empty();
		}

	}

}
