package io.ecoai.sample;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the starter must not bring: beside these, Boot would make beans that nobody has
 * asked for, or refuse to start an application that has no database.
 */
class StarterClassPathTests {

	@ParameterizedTest
	@ValueSource(strings = { "com.zaxxer.hikari.HikariDataSource", "org.apache.tomcat.jdbc.pool.DataSource",
			"org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
			"org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration",
			"org.springframework.data.redis.connection.RedisConnectionFactory", "jakarta.persistence.Entity",
			"org.springframework.ai.vectorstore.VectorStore" })
	void isFreeOf(String className) {
		assertThat(ClassUtils.isPresent(className, null)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.sqlite.JDBC", "org.springframework.jdbc.core.JdbcTemplate",
			"com.github.benmanes.caffeine.cache.Caffeine", "io.ecoai.EcoAi" })
	void holds(String className) {
		assertThat(ClassUtils.isPresent(className, null)).isTrue();
	}

}
