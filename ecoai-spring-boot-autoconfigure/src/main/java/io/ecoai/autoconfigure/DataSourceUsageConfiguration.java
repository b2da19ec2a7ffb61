package io.ecoai.autoconfigure;

import java.time.Clock;
import java.time.Duration;

import io.ecoai.usage.UsageLog;
import io.ecoai.usage.jdbc.JdbcUsageLog;
import io.ecoai.usage.jdbc.SharedUsageDatabase;
import io.ecoai.usage.jdbc.UnusableDatabaseException;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Logs calls to a database of the application.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(DataSourceUsageCondition.class)
class DataSourceUsageConfiguration {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	@Bean
	NamedDataSource ecoAiUsageDataSource(EcoAiProperties properties, ConfigurableListableBeanFactory beanFactory) {
		return new NamedDataSource(DataSourceUsageCondition.PROPERTY,
				String.valueOf(properties.usage().dataSourceBeanName()), beanFactory);
	}

	/** After Flyway and its like, which may create the tables. */
	@Bean
	@DependsOnDatabaseInitialization
	SharedUsageDatabase ecoAiUsageDatabase(NamedDataSource dataSource, EcoAiProperties properties) {
		return new SharedUsageDatabase(dataSource.get(), dataSource.name(), properties.usage().initializeSchema());
	}

	@Bean
	UsageLog ecoAiUsageLog(SharedUsageDatabase database, EcoAiProperties properties, Environment environment) {
		return JdbcUsageLog.shared(database, UsageConfiguration.options(properties, environment), Clock.systemUTC());
	}

	/** Once all beans are made, the log has had the time to find out. */
	@Bean
	SmartInitializingSingleton ecoAiUsageDatabaseCheck(SharedUsageDatabase database, NamedDataSource dataSource) {
		return () -> {
			try {
				database.check(PATIENCE);
			}
			catch (UnusableDatabaseException ex) {
				throw dataSource.rejected(ex.getReason(), ex.getRemedy());
			}
		};
	}

}
