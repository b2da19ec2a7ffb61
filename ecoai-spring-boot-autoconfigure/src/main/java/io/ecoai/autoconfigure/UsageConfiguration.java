package io.ecoai.autoconfigure;

import java.time.Clock;

import io.ecoai.encryption.Encryption;
import io.ecoai.usage.UsageLog;
import io.ecoai.usage.jdbc.JdbcUsageLog;
import io.ecoai.usage.jdbc.PromptText;
import io.ecoai.usage.jdbc.UsageLogOptions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Logs calls to a SQLite file, or in memory where the default file cannot be written.
 */
@Configuration(proxyBeanMethods = false)
class UsageConfiguration {

	@Bean
	UsageLog ecoAiUsageLog(EcoAiProperties properties, LocalFile file, Environment environment) {
		EcoAiProperties.Usage usage = properties.usage();
		if (!usage.enabled()) {
			return UsageLog.disabled();
		}
		Encryption encryption = properties.encryption().toEncryption();
		UsageLogOptions options = UsageLogOptions.defaults()
			.withApplication(environment.getProperty("spring.application.name"))
			.withRetention(usage.retention())
			.withPromptCodePoints(switch (usage.promptText()) {
				case NONE -> 0;
				case PREVIEW -> UsageLogOptions.defaults().promptCodePoints();
				case FULL -> Integer.MAX_VALUE;
			})
			.withPromptText((encryption != null) ? PromptText.encrypted(encryption) : PromptText.readable());
		return file.isUsable("ecoai.usage.path", usage.path())
				? JdbcUsageLog.sqlite(usage.path(), options, Clock.systemUTC())
				: JdbcUsageLog.memory(options, Clock.systemUTC());
	}

}
