package io.ecoai.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.ecoai.chat.Streaming;
import io.ecoai.encryption.Encryption;
import io.ecoai.impact.EnergyRule;
import io.ecoai.impact.GridRule;
import io.ecoai.impact.PriceRule;
import io.ecoai.semantic.MatchMode;
import io.ecoai.settings.Mode;
import io.ecoai.usage.jdbc.SchemaInitialization;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

/**
 * Configuration of EcoAI.
 *
 * @param enabled Whether EcoAI does anything at all.
 * @param cachingEnabled Master switch, which can change while the application runs. Off,
 * every call goes to its provider and is still logged.
 * @param mode How long answers stay valid. In dev for ever, in prod for the time to live;
 * in replay for ever too, and providers are never asked.
 * @param ttl How long an answer stays valid in prod mode. A number without a unit means
 * seconds.
 * @param ttlByModel Times to live of single models, by the id of the requested model. Ids
 * with other characters than letters, digits, dots and dashes need brackets, such as
 * "[llama3.1:8b]".
 * @param storage Where answers are kept: in a local file, in Redis or in the memory of
 * the application.
 * @param namespace Answers of one namespace are invisible to another.
 * @param settingsPath File that keeps settings which were changed while the application
 * ran.
 * @param sqlite The SQLite storage.
 * @param redis The Redis storage.
 * @param memory The memory storage.
 * @param nearCache The cache in memory in front of SQLite and Redis.
 * @param usage The usage log.
 * @param encryption Encryption of what is kept.
 * @param chat Chat models.
 * @param wrap Which beans are cached.
 * @param semantic Answers to questions that ask the same in other words.
 * @param endpoint The actuator endpoint.
 * @param dashboard The dashboard.
 * @param prices Prices that go before the built-in ones. Each needs provider, match, and
 * input with output, input with image-output, or per-image; amounts are US dollars per
 * million tokens or per image unless it says otherwise.
 * @param energy Energy figures that go before the built-in ones. Each needs match and one
 * of wh-per-1k-output, wh-per-image, parameters with pue, and proxy.
 * @param grid The electricity that emissions are estimated with.
 */
@ConfigurationProperties("ecoai")
record EcoAiProperties(@DefaultValue("true") boolean enabled, @DefaultValue("true") boolean cachingEnabled,
		@DefaultValue("dev") Mode mode, @DefaultValue("1h") @DurationUnit(ChronoUnit.SECONDS) Duration ttl,
		@DefaultValue Map<String, String> ttlByModel, @DefaultValue("sqlite") Storage storage,
		@DefaultValue("default") String namespace, @DefaultValue(".ecoai/settings.json") Path settingsPath,
		@DefaultValue Sqlite sqlite, @DefaultValue Redis redis, @DefaultValue Memory memory,
		@DefaultValue NearCache nearCache, @DefaultValue Usage usage, @DefaultValue EncryptionKeys encryption,
		@DefaultValue Chat chat, @DefaultValue Wrap wrap, @DefaultValue Semantic semantic,
		@DefaultValue Endpoint endpoint, @DefaultValue Dashboard dashboard, @DefaultValue List<PriceRule> prices,
		@DefaultValue List<EnergyRule> energy, @NestedConfigurationProperty @Nullable GridRule grid) {

	EcoAiProperties {
		// Only reached with a value such as 'no' or 'off': the condition compares with
		// the text 'false'.
		InvalidConfigurationException.check(enabled, "ecoai.enabled", enabled, "only 'false' turns EcoAI off",
				"Use ecoai.enabled=false.");
		InvalidConfigurationException.check(!ttl.isNegative(), "ecoai.ttl", ttl, "a time to live must not be negative",
				"Use a duration such as 90m; 0 lets answers expire at once.");
		InvalidConfigurationException.check(!namespace.isBlank(), "ecoai.namespace", namespace,
				"a namespace must not be empty", "Give it a name, or remove the property to use 'default'.");
	}

	/**
	 * Where answers are kept.
	 */
	enum Storage {

		/** In a local file. */
		SQLITE,

		/** In Redis, for all instances of the application. */
		REDIS,

		/** In the memory of the application. */
		MEMORY

	}

	/**
	 * The SQLite storage.
	 *
	 * @param path File that keeps the answers.
	 * @param maxSize How large the file may become. Answers that were used least recently
	 * leave first, in every mode.
	 */
	record Sqlite(@DefaultValue(".ecoai/cache.db") Path path, @DefaultValue("1GB") DataSize maxSize) {

		Sqlite {
			InvalidConfigurationException.check(maxSize.compareTo(DataSize.ofMegabytes(1)) >= 0,
					"ecoai.sqlite.max-size", maxSize, "a SQLite file needs at least 1MB",
					"Use a size such as 1GB, or ecoai.storage=memory.");
		}

	}

	/**
	 * The Redis storage. Needs spring-boot-starter-data-redis.
	 *
	 * @param url Address of Redis: redis:// or, with TLS, rediss:// and one host, or
	 * several separated by commas for a cluster; redis-sentinel:// with the Sentinels and
	 * the name of their master after #. Without one, the connection of the application is
	 * used as spring.data.redis describes it.
	 * @param keyPrefix What the keys of EcoAI in Redis begin with. Applications with the
	 * same prefix share their answers.
	 * @param singleFlight Whether a call that several instances make at the same time
	 * goes to the provider once.
	 */
	record Redis(@Nullable String url, @DefaultValue("ecoai:") String keyPrefix,
			@DefaultValue("true") boolean singleFlight) {

		Redis {
			InvalidConfigurationException.check(!keyPrefix.isBlank(), "ecoai.redis.key-prefix", keyPrefix,
					"a prefix must not be empty", "Use a prefix such as ecoai: that no other keys begin with.");
		}

	}

	/**
	 * The memory storage.
	 *
	 * @param maxSize How much memory answers may take.
	 */
	record Memory(@DefaultValue("256MB") DataSize maxSize) {

		Memory {
			InvalidConfigurationException.check(!maxSize.isNegative(), "ecoai.memory.max-size", maxSize,
					"a size must not be negative", "Use a size such as 256MB.");
		}

	}

	/**
	 * The cache in memory in front of SQLite and Redis.
	 *
	 * @param maxSize How much memory answers may take. 0 turns it off.
	 */
	record NearCache(@DefaultValue("64MB") DataSize maxSize) {

		NearCache {
			InvalidConfigurationException.check(!maxSize.isNegative(), "ecoai.near-cache.max-size", maxSize,
					"a size must not be negative", "Use a size such as 64MB; 0 turns the near cache off.");
		}

	}

	/**
	 * The usage log.
	 *
	 * @param enabled Whether calls are logged. Off, summaries are empty.
	 * @param path SQLite file that keeps the log.
	 * @param dataSourceBeanName Name of a DataSource bean whose database keeps the log
	 * instead of the file: PostgreSQL, MariaDB or H2.
	 * @param initializeSchema Whether the tables are created in the database of that bean
	 * where they are missing.
	 * @param promptText How much of a prompt is kept, in the log and in the cache.
	 * Without any, answers cannot be found by a pattern.
	 * @param retention How long single records are kept. Totals are kept for ever.
	 */
	record Usage(@DefaultValue("true") boolean enabled, @DefaultValue(".ecoai/usage.db") Path path,
			@Nullable String dataSourceBeanName, @DefaultValue("always") SchemaInitialization initializeSchema,
			@DefaultValue("preview") PromptTextKept promptText,
			@DefaultValue("90d") @DurationUnit(ChronoUnit.DAYS) Duration retention) {

		Usage {
			InvalidConfigurationException.check(!retention.isNegative(), "ecoai.usage.retention", retention,
					"a retention must not be negative", "Use a duration such as 90d.");
		}

	}

	/**
	 * How much of a prompt is kept.
	 */
	enum PromptTextKept {

		/** Its first 200 characters. */
		PREVIEW,

		/** All of it in the log, and its first 200 characters in the cache. */
		FULL,

		/** Nothing. */
		NONE

	}

	/**
	 * Encryption of what is kept.
	 *
	 * @param key Key that answers and the text of prompts are encrypted with in every
	 * store: Base64 of 32 random bytes.
	 * @param previousKey Key that was used before. What was encrypted with it can still
	 * be read.
	 */
	record EncryptionKeys(@Nullable String key, @Nullable String previousKey) {

		private static final String REMEDY = "Make a key with 'openssl rand -base64 32' and keep it where your other "
				+ "secrets are.";

		EncryptionKeys {
			check("ecoai.encryption.key", key);
			// In a template it may well be there and empty.
			previousKey = (previousKey != null && previousKey.isBlank()) ? null : previousKey;
			check("ecoai.encryption.previous-key", previousKey);
			if (key == null && previousKey != null) {
				throw InvalidConfigurationException.ofSecret("ecoai.encryption.previous-key",
						"nothing is encrypted without ecoai.encryption.key",
						"Set ecoai.encryption.key too, or remove the previous key.");
			}
		}

		private static void check(String property, @Nullable String key) {
			try {
				if (key != null) {
					Encryption.of(key, null);
				}
			}
			catch (IllegalArgumentException ex) {
				throw InvalidConfigurationException.ofSecret(property, String.valueOf(ex.getMessage()), REMEDY);
			}
		}

		@Nullable Encryption toEncryption() {
			return (this.key != null) ? Encryption.of(this.key, this.previousKey) : null;
		}

		/** Without the keys. */
		@Override
		public String toString() {
			return (this.key != null) ? "encrypted" : "not encrypted";
		}

	}

	/**
	 * Chat models.
	 *
	 * @param streaming Whether streams are recorded and replayed, or pass through.
	 * @param replayDelay Pause between the chunks of a replayed stream.
	 * @param staleIfError How long past its time to live an answer may still be served
	 * when the provider fails.
	 */
	record Chat(@DefaultValue("record") StreamHandling streaming,
			@DefaultValue("0") @DurationUnit(ChronoUnit.MILLIS) Duration replayDelay,
			@DefaultValue("0") @DurationUnit(ChronoUnit.SECONDS) Duration staleIfError) {

		Chat {
			InvalidConfigurationException.check(!replayDelay.isNegative(), "ecoai.chat.replay-delay", replayDelay,
					"a pause must not be negative", "Use a duration such as 20ms; 0 replays without pauses.");
			InvalidConfigurationException.check(!staleIfError.isNegative(), "ecoai.chat.stale-if-error", staleIfError,
					"a duration must not be negative", "Use a duration such as 10m; 0 serves no stale answers.");
		}

		Streaming toStreaming() {
			return new Streaming(this.streaming == StreamHandling.RECORD, this.replayDelay);
		}

	}

	/**
	 * What happens to streams.
	 */
	enum StreamHandling {

		/** Streams are kept and replayed chunk by chunk. */
		RECORD,

		/** Streams pass through. */
		BYPASS

	}

	/**
	 * Which beans are cached.
	 *
	 * @param excludeBeans Names of model beans to leave alone.
	 */
	record Wrap(@DefaultValue Set<String> excludeBeans) {

	}

	/**
	 * Answers to questions that ask the same in other words.
	 *
	 * @param enabled Whether a question may be answered with the answer to another one
	 * that asks the same.
	 * @param match How like each other two questions must be: strict wants the same
	 * content words and that all guards agree; similar wants near embeddings and that all
	 * guards agree, and embeds every question that is not answered exactly.
	 * @param threshold Lowest cosine of two embeddings that is accepted, from 0 to 1. The
	 * default is 0.90 for strict and 0.95 for similar.
	 * @param embeddingModel Name of the bean that makes embeddings: a TextEmbedder or an
	 * EmbeddingModel. Without it, the TextEmbedder bean, else the only EmbeddingModel
	 * bean, else the local model if its dependency is there.
	 * @param index Where embeddings are searched for the match similar: in the process,
	 * or in a VectorStore bean.
	 * @param shadow Whether answers are only logged that would have been served.
	 * @param auditRate Which share of the served answers is also asked of the provider in
	 * the background to find out whether they were right, from 0 to 1.
	 * @param maxWrongRate Which share of wrong answers is accepted, from 0 to 1. If the
	 * audit shows more, the match becomes stricter by itself, or nothing is served.
	 * @param judgeModel Name of the chat model bean that is asked in the audit whether
	 * two answers agree where their texts do not tell.
	 */
	record Semantic(@DefaultValue("false") boolean enabled, @DefaultValue("strict") MatchMode match,
			@Nullable Double threshold, @Nullable String embeddingModel,
			@DefaultValue("embedded") SemanticIndexKind index, @DefaultValue("false") boolean shadow,
			@DefaultValue("0") double auditRate, @DefaultValue("0.02") double maxWrongRate,
			@Nullable String judgeModel) {

		Semantic {
			if (threshold != null) {
				InvalidConfigurationException.check(threshold >= 0 && threshold <= 1, "ecoai.semantic.threshold",
						threshold, "a cosine is from 0 to 1",
						"Use a number such as 0.95, or remove the property for the default of the match.");
			}
			InvalidConfigurationException.check(auditRate >= 0 && auditRate <= 1, "ecoai.semantic.audit-rate",
					auditRate, "a share is from 0 to 1", "Use a number such as 0.02; 0 turns the audit off.");
			InvalidConfigurationException.check(maxWrongRate >= 0 && maxWrongRate <= 1, "ecoai.semantic.max-wrong-rate",
					maxWrongRate, "a share is from 0 to 1", "Use a number such as 0.02.");
		}

	}

	/**
	 * Where embeddings are searched.
	 */
	enum SemanticIndexKind {

		/** In the memory of the application, filled from the storage. */
		EMBEDDED,

		/** In a VectorStore bean. */
		VECTOR_STORE

	}

	/**
	 * The actuator endpoint.
	 *
	 * @param showPrompts Who sees the text of prompts in the endpoint.
	 */
	record Endpoint(@DefaultValue("never") ShowPrompts showPrompts) {

	}

	/**
	 * Who sees the text of prompts in the endpoint.
	 */
	enum ShowPrompts {

		/** Nobody. */
		NEVER,

		/** Those who have logged in. */
		WHEN_AUTHORIZED,

		/** Everybody who can reach the endpoint. */
		ALWAYS

	}

	/**
	 * The dashboard.
	 *
	 * @param enabled Whether the application serves the dashboard. By default only if its
	 * configured mode is dev.
	 * @param remoteAccess Whether requests of other machines are answered, also those
	 * that a proxy forwards.
	 * @param path Where the dashboard is, within the application.
	 */
	record Dashboard(@Nullable Boolean enabled, @DefaultValue("false") boolean remoteAccess,
			@DefaultValue("/ecoai") String path) {

		private static final Pattern PATH = Pattern.compile("/*[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*/*");

		Dashboard {
			InvalidConfigurationException.check(PATH.matcher(path.strip()).matches(), "ecoai.dashboard.path", path,
					"a path has letters, digits and the characters . _ ~ - between its slashes, and is not empty",
					"Use a path such as /ecoai.");
		}

	}

}
