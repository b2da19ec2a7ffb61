package io.ecoai.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import io.ecoai.invalidation.EvictsAnswers;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A bean whose methods change what answers depend on.
 */
class Documents {

	@EvictsAnswers("handbook")
	void publish() {
	}

	@EvictsAnswers({ "#document.id", "folder-#{#document.folder()}" })
	void save(@Nullable Document document) {
	}

	@EvictsAnswers("#a0")
	void saveAll(List<String> ids) {
	}

	@EvictsAnswers("#result")
	String rename(String id) {
		return id.toUpperCase(Locale.ROOT);
	}

	@EvictsAnswers("#id")
	void nothing(@Nullable String id) {
	}

	void notAnnotated(String id) {
	}

	@EvictsAnswers("#id")
	void fail(String id) {
		throw new IllegalStateException("on purpose");
	}

	@EvictsAnswers("#result")
	CompletableFuture<String> later(CompletableFuture<String> id) {
		return id;
	}

	@EvictsAnswers("#result")
	Mono<String> mono(String id) {
		return Mono.just(id);
	}

	@EvictsAnswers("#id")
	Mono<String> emptyMono(String id) {
		return Mono.empty();
	}

	@EvictsAnswers("#id")
	Flux<String> flux(String id) {
		return Flux.just("x", "y");
	}

	@EvictsAnswers("handbook")
	Mono<String> badMono() {
		return Mono.error(new IllegalStateException("on purpose"));
	}

	@EvictsAnswers("handbook")
	Flux<String> badFlux() {
		return Flux.just("x").concatWith(Mono.error(new IllegalStateException("on purpose")));
	}

	@EvictsAnswers("#id")
	@Transactional
	void transactional(String id) {
	}

	/**
	 * What is saved.
	 *
	 * @param id names it
	 * @param folder where it lies
	 */
	public record Document(String id, String folder) {

		public String getId() {
			return this.id;
		}

	}

	/**
	 * Says by annotation what those do who implement it.
	 */
	interface Shelf {

		@EvictsAnswers("#a0")
		void remove(String id);

	}

	/**
	 * A bean that is advised for its interface.
	 */
	static class OwnShelf implements Shelf {

		@Override
		public void remove(String id) {
		}

	}

	/**
	 * A bean without the annotation.
	 */
	static class Plain {

		void publish() {
		}

	}

	/**
	 * Transactions of a database in memory.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	static class Transactions {

		@Bean
		DataSource dataSource() {
			JdbcDataSource dataSource = new JdbcDataSource();
			dataSource.setURL("jdbc:h2:mem:");
			return dataSource;
		}

		@Bean
		PlatformTransactionManager transactionManager(DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

		@Bean
		TransactionTemplate transactionTemplate(PlatformTransactionManager transactionManager) {
			return new TransactionTemplate(transactionManager);
		}

	}

}
