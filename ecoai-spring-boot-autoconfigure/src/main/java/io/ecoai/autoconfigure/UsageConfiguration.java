package io.ecoai.autoconfigure;

import java.time.Clock;

import io.ecoai.encryption.Encryption;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.jdbc.JdbcUsageLog;
import io.ecoai.usage.jdbc.PromptText;
import io.ecoai.usage.jdbc.UsageLogOptions;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Logs calls to a SQLite file, or in memory where the default file cannot be written.
 * Comes last, for everybody who has named no other database.
 */
@Configuration(proxyBeanMethods = false)
class UsageConfiguration {

	@Bean
	@ConditionalOnMissingBean(UsageLog.class)
	UsageLog ecoAiUsageLog(EcoAiProperties properties, LocalFile file, Environment environment) {
		EcoAiProperties.Usage usage = properties.usage();
		if (!usage.enabled()) {
			return UsageLog.disabled();
		}
		UsageLogOptions options = options(properties, environment);
		return file.isUsable("ecoai.usage.path", usage.path())
				? JdbcUsageLog.sqlite(usage.path(), options, Clock.systemUTC())
				: JdbcUsageLog.memory(options, Clock.systemUTC());
	}

	static UsageLogOptions options(EcoAiProperties properties, Environment environment) {
		Encryption encryption = properties.encryption().toEncryption();
		return UsageLogOptions.defaults()
			.withApplication(environment.getProperty("spring.application.name"))
			.withRetention(properties.usage().retention())
			.withPromptCodePoints(switch (properties.usage().promptText()) {
				case NONE -> 0;
				case PREVIEW -> UsageLogOptions.defaults().promptCodePoints();
				case FULL -> Integer.MAX_VALUE;
			})
			.withPromptText((encryption != null) ? PromptText.encrypted(encryption) : PromptText.readable());
	}

}
