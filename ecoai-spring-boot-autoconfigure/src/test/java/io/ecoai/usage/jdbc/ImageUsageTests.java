package io.ecoai.usage.jdbc;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.ecoai.impact.ImageOutput;
import io.ecoai.impact.ImpactEstimator;
import io.ecoai.impact.ModelCall;
import io.ecoai.impact.TokenUsage;
import io.ecoai.usage.Outcome;
import io.ecoai.usage.PromptType;
import io.ecoai.usage.UsageEvent;
import io.ecoai.usage.UsagePublisher;
import io.ecoai.usage.UsageQuery;
import io.ecoai.usage.UsageRecord;
import io.ecoai.usage.UsageReport;
import io.ecoai.usage.UsageReport.Group;
import io.ecoai.usage.UsageRepository;
import io.ecoai.usage.UsageSummary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls of image models from the estimate to the totals. */
class ImageUsageTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final ImageOutput TWO_HIGH = new ImageOutput(2, "1024x1024", "high");

	private final UsageDatabase database;

	private final UsageRepository repository;

	private final UsagePublisher publisher;

	ImageUsageTests(@TempDir Path folder) {
		this.database = Database.sqlite(folder);
		this.repository = new JdbcUsageRepository(this.database, new UsageBatches(this.database));
		CallRecorder recorder = new CallRecorder("shop", PromptText.readable());
		this.publisher = new UsagePublisher(ImpactEstimator.withTables(List.of(), List.of(), null),
				List.of((event) -> this.repository.saveAll(List.of(recorder.record(event)))));
	}

	@AfterEach
	void close() {
		this.publisher.close();
		this.database.close();
	}

	@Test
	void aHitWithoutTokensSavesThePriceOfItsImages() {
		publish(Outcome.HIT, null, TWO_HIGH);
		UsageRecord hit = onlyRecord();
		assertThat(hit.promptType()).isEqualTo(PromptType.IMAGE_OUTPUT);
		assertThat(hit.costSavedUsd()).isEqualByComparingTo("0.334");
		assertThat(hit.costUsd()).isZero();
		assertThat(hit.priceId()).isEqualTo("openai/gpt-image-1/high/1024x1024");
		assertThat(hit.tokensSaved()).isZero();
		assertThat(hit.inputTokens()).isNull();
		assertThat(hit.outputTokens()).isNull();
		assertThat(hit.co2SavedG()).isNull();
	}

	@Test
	void aHitWithTokensSavesThem() {
		publish(Outcome.HIT, new TokenUsage(370, 8320, 0, 0, 320), TWO_HIGH);
		UsageRecord hit = onlyRecord();
		assertThat(hit.tokensSaved()).isEqualTo(8320);
		assertThat(hit.inputTokens()).isEqualTo(370);
		// 50 * 5 + 320 * 10 + 8320 * 40
		assertThat(hit.costSavedUsd()).isEqualByComparingTo("0.33625");
		assertThat(hit.priceId()).isEqualTo("openai/gpt-image-1");
	}

	@Test
	void addsUpExactlyAndCountsWhatIsNotKnown() {
		for (int i = 0; i < 1000; i++) {
			publish(Outcome.HIT, null, new ImageOutput(1, "1024x1024", "low"));
		}
		publish(Outcome.HIT, null, new ImageOutput(1, null, null));
		publish(Outcome.HIT, new TokenUsage(100, 1056, 0, 0), TWO_HIGH);
		publish(Outcome.MISS, null, TWO_HIGH);
		publish(Outcome.BYPASS, null, new ImageOutput(1, "auto", "auto"));
		UsageReport report = report();
		UsageSummary images = report.summary();
		assertThat(images.totalCalls()).isEqualTo(1004);
		assertThat(images.cacheHits()).isEqualTo(1002);
		// 1000 * 0.011 + (100 * 5 + 1056 * 40) / 1,000,000
		assertThat(images.costSavedUsd()).isEqualTo(new BigDecimal("11.04274"));
		assertThat(images.costSpentUsd()).isEqualTo(new BigDecimal("0.334"));
		assertThat(images.tokensSaved()).isEqualTo(1056);
		assertThat(images.inputTokensSaved()).isEqualTo(100);
		assertThat(images.unpricedHits()).isEqualTo(1);
		assertThat(images.unpricedCalls()).isEqualTo(1);
		assertThat(images.unestimatedHits()).isEqualTo(1002);
		assertThat(images.co2SavedGHigh()).isZero();
	}

	@Test
	void isATypeOfItsOwn() {
		publish(Outcome.HIT, null, TWO_HIGH);
		publish(Outcome.MISS, null, TWO_HIGH);
		this.publisher.publish(new ModelCall("openai", "gpt-4o", null, new TokenUsage(1000, 500, 0, 0), Calls.NOON),
				(impact) -> Calls.hit().event());
		UsageReport report = report();
		assertThat(report.byPromptType()).extracting(Group::name).containsExactlyInAnyOrder("image_output", "text");
		assertThat(report.byPromptType()).filteredOn((group) -> group.name().equals("image_output"))
			.singleElement()
			.extracting(Group::summary)
			.satisfies((summary) -> assertThat(summary.totalCalls()).isEqualTo(2))
			.satisfies((summary) -> assertThat(summary.costSavedUsd()).isEqualTo(new BigDecimal("0.334")))
			.satisfies((summary) -> assertThat(summary.unpricedHits()).isZero())
			.satisfies((summary) -> assertThat(summary.unestimatedHits()).isEqualTo(1));
	}

	private void publish(Outcome outcome, @Nullable TokenUsage tokens, ImageOutput images) {
		this.publisher.publish(new ModelCall("openai", "gpt-image-1", null, tokens, images, Calls.NOON),
				(impact) -> new UsageEvent(UUID.randomUUID().toString(), Calls.NOON, outcome, "dev", "openai",
						"gpt-image-1", PromptType.IMAGE_OUTPUT, "default", tokens, impact, Duration.ofMillis(7),
						"A harbour", "hash", null));
	}

	private UsageRecord onlyRecord() {
		assertThat(this.publisher.flush(TIMEOUT)).isTrue();
		List<UsageRecord> records = this.repository.history(UsageQuery.latest());
		assertThat(records).hasSize(1);
		return records.get(0);
	}

	private UsageReport report() {
		assertThat(this.publisher.flush(TIMEOUT)).isTrue();
		UsageReport report = this.repository.report(null, null);
		assertThat(this.repository.summary(null, null)).isEqualTo(report.summary());
		return report;
	}

}
