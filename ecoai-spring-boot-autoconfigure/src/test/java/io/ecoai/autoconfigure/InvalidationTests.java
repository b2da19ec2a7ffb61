package io.ecoai.autoconfigure;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheStatistics;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.EntryHeader;
import io.ecoai.cache.FlushFilter;
import io.ecoai.control.CacheControl;
import io.ecoai.invalidation.EcoAiInvalidationEvent;
import io.ecoai.invalidation.EvictsAnswers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ai.chat.prompt.Prompt;

import org.springframework.aop.support.AopUtils;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Answers leave when the application says that what they depend on has changed.
 */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class InvalidationTests extends AbstractApplicationTests {

	@Test
	void anEventRemovesTheAnswersWithOneOfItsTags() {
		try (RunningApplication application = start()) {
			ask(application, "a", "b", "c");
			application.context().publishEvent(EcoAiInvalidationEvent.ofTags("a", "c", "d"));
			assertKept(application, "b");
			application.context().publishEvent(EcoAiInvalidationEvent.of(FlushFilter.model("gpt-4o")));
			assertKept(application);
		}
	}

	@Test
	void anEventWithinATransactionRemovesThemAfterTheCommit() {
		try (RunningApplication application = start()) {
			TransactionTemplate transaction = application.bean(TransactionTemplate.class);
			ask(application, "a", "b");
			transaction.executeWithoutResult((status) -> {
				application.context().publishEvent(EcoAiInvalidationEvent.ofTags("a"));
				assertKept(application, "a", "b");
			});
			assertKept(application, "b");
			transaction.executeWithoutResult((status) -> {
				application.context().publishEvent(EcoAiInvalidationEvent.ofTags("b"));
				status.setRollbackOnly();
			});
			assertKept(application, "b");
		}
	}

	@Test
	void annotatedMethodsRemoveTheTagsThatTheyName() {
		assertRemoved((documents) -> documents.publish(), "handbook");
		assertRemoved((documents) -> documents.save(new Documents.Document("d1", "f1")), "d1", "folder-f1");
		assertRemoved((documents) -> documents.saveAll(List.of("d1", "d2")), "d1", "d2");
		assertRemoved((documents) -> documents.rename("d1"), "D1");
		assertRemoved((documents) -> documents.nothing(null));
		assertRemoved((documents) -> documents.notAnnotated("handbook"));
	}

	@Test
	void anAnnotationOnAnInterfaceHoldsForThoseWhoImplementIt() {
		try (RunningApplication application = start()) {
			ask(application, "d1", "d2");
			application.bean(Documents.Shelf.class).remove("d1");
			assertKept(application, "d2");
		}
	}

	@Test
	void aMethodThatThrowsRemovesNothing() {
		assertRemoved((documents) -> assertThatIllegalStateException().isThrownBy(() -> documents.fail("handbook"))
			.withMessage("on purpose"));
	}

	@Test
	void whatIsStillToComeRemovesThemWhenItHasCome() {
		try (RunningApplication application = start()) {
			ask(application, "d1", "d2");
			CompletableFuture<String> future = new CompletableFuture<>();
			CompletableFuture<String> returned = application.bean(Documents.class).later(future);
			assertKept(application, "d1", "d2");
			future.complete("d1");
			assertThat(returned.join()).isEqualTo("d1");
			assertKept(application, "d2");
			CompletableFuture<String> failing = new CompletableFuture<>();
			CompletableFuture<String> failed = application.bean(Documents.class).later(failing);
			failing.completeExceptionally(new IllegalStateException("on purpose"));
			assertThatException().isThrownBy(failed::join)
				.isInstanceOf(CompletionException.class)
				.withCauseInstanceOf(IllegalStateException.class);
			assertKept(application, "d2");
		}
	}

	@Test
	void publishersRemoveThemBeforeTheirSubscriberHearsOfTheEnd() {
		assertRemoved((documents) -> assertThat(documents.mono("d1").block()).isEqualTo("d1"), "d1");
		assertRemoved((documents) -> assertThat(documents.emptyMono("d1").block()).isNull(), "d1");
		assertRemoved((documents) -> assertThat(documents.flux("d1").collectList().block()).containsExactly("x", "y"),
				"d1");
		assertRemoved((documents) -> assertThatIllegalStateException().isThrownBy(() -> documents.badMono().block()));
		assertRemoved(
				(documents) -> assertThatIllegalStateException().isThrownBy(() -> documents.badFlux().blockLast()));
		assertRemoved((documents) -> documents.mono("d1"));
	}

	@Test
	void aTransactionalMethodRemovesThemAfterItsCommit() {
		try (RunningApplication application = start()) {
			Documents documents = application.bean(Documents.class);
			TransactionTemplate transaction = application.bean(TransactionTemplate.class);
			ask(application, "d1", "d2");
			documents.transactional("d1");
			assertKept(application, "d2");
			transaction.executeWithoutResult((status) -> {
				documents.transactional("d2");
				assertKept(application, "d2");
			});
			assertKept(application);
			ask(application, "d1");
			transaction.executeWithoutResult((status) -> {
				documents.transactional("d1");
				status.setRollbackOnly();
			});
			assertKept(application, "d1");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void anAnswerBegunBeforeIsReturnedAndNotStored(boolean streamed) {
		try (RunningApplication application = start()) {
			Prompt prompt = CacheControl.tags("handbook").applyTo(new Prompt("What does the handbook say?"));
			this.stub.hold();
			CompletableFuture<String> begun = CompletableFuture.supplyAsync(
					() -> streamed ? application.model().stream(prompt).map(RunningApplication::outcome).blockLast()
							: application.ask(prompt));
			await().until(() -> this.stub.inFlight() == 1);
			application.bean(Documents.class).publish();
			this.stub.release();
			assertThat(begun.join()).isEqualTo("miss");
			assertThat(application.ecoAi().cache().entries()).isZero();
			assertThat(application.ask(prompt)).isEqualTo("miss");
			assertThat(application.ask(prompt)).isEqualTo("hit");
			assertThat(this.stub.requestCount()).isEqualTo(2);
		}
	}

	@Test
	void aStoreThatFailsDoesNotFailTheMethod(CapturedOutput output) {
		try (RunningApplication application = application().beans(Documents.class, BrokenStore.class).start()) {
			application.bean(Documents.class).publish();
			application.bean(Documents.class).publish();
			assertThat(application.bean(Documents.class).later(CompletableFuture.completedFuture("d1")).join())
				.isEqualTo("d1");
			application.context().publishEvent(EcoAiInvalidationEvent.ofTags("handbook"));
		}
		assertThat(output).containsOnlyOnce("could not be removed from the store")
			.contains("Documents.publish()", "out of order", "DELETE /actuator/ecoai/cache");
	}

	@Test
	void anExpressionWithoutAValueDoesNotFailTheMethod(CapturedOutput output) {
		assertRemoved((documents) -> documents.save(null));
		assertThat(output).containsOnlyOnce("tags cannot be told").contains("Documents.save()");
	}

	@Test
	void anExpressionThatCannotBeReadStopsTheApplication(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> RunningApplication.in(this.folder).beans(BadExpression.class).start().close());
		assertThat(output).contains("The tag '#document..id' of @EvictsAnswers on", "BadExpression.save()",
				"order-#{#order.id}");
	}

	@Test
	void onlyBeansWithTheAnnotationGetAProxy() {
		try (RunningApplication application = start()) {
			assertThat(AopUtils.isAopProxy(application.bean(Documents.class))).isTrue();
			assertThat(AopUtils.isAopProxy(application.bean(Documents.Plain.class))).isFalse();
		}
		try (RunningApplication application = application().beans(Documents.class)
			.with("ecoai.enabled=false")
			.start()) {
			application.bean(Documents.class).publish();
			assertThat(AopUtils.isAopProxy(application.bean(Documents.class))).isFalse();
		}
	}

	/** Everything but the tags that are named is still there after an action. */
	private void assertRemoved(Consumer<Documents> action, String... removed) {
		String[] all = { "handbook", "d1", "d2", "D1", "folder-f1" };
		try (RunningApplication application = start()) {
			ask(application, all);
			action.accept(application.bean(Documents.class));
			List<String> gone = List.of(removed);
			assertKept(application, List.of(all).stream().filter((tag) -> !gone.contains(tag)).toArray(String[]::new));
			application.ecoAi().flush();
		}
	}

	private static void ask(RunningApplication application, String... tags) {
		for (String tag : tags) {
			application.ask(CacheControl.tags(tag).applyTo(new Prompt("What of " + tag + "?")));
		}
	}

	private static void assertKept(RunningApplication application, String... tags) {
		assertThat(application.ecoAi().cache().entries()).isEqualTo(tags.length);
		for (String tag : tags) {
			assertThat(
					application.ask(CacheControl.tags(tag).onlyIfCached().applyTo(new Prompt("What of " + tag + "?"))))
				.isEqualTo("hit");
		}
	}

	private RunningApplication start() {
		return application()
			.beans(Documents.class, Documents.Transactions.class, Documents.Plain.class, Documents.OwnShelf.class)
			.start();
	}

	static class BadExpression {

		@EvictsAnswers("#document..id")
		void save(Object document) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenStore {

		@Bean
		CacheStore brokenStore() {
			return new CacheStore() {

				@Override
				public String storage() {
					return "broken";
				}

				@Override
				public @Nullable CacheEntry get(CacheKey key) {
					return null;
				}

				@Override
				public CompletionStage<?> put(CacheEntry entry) {
					return CompletableFuture.completedFuture(true);
				}

				@Override
				public long remove(FlushFilter filter) {
					throw new IllegalStateException("out of order");
				}

				@Override
				public List<EntryHeader> newest(String namespace, String model, int limit) {
					return List.of();
				}

				@Override
				public CacheStatistics statistics() {
					return new CacheStatistics(storage(), 0, 0);
				}

				@Override
				public void close() {
				}

			};
		}

	}

}
