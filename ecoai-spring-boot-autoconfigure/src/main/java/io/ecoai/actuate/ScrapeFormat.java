package io.ecoai.actuate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * The text formats that Prometheus reads. The order is that of preference, the last
 * first; and plain text has to come first so that {@code *}{@code /*} means JSON, see
 * {@link EcoAiEndpointWebExtension}.
 */
public enum ScrapeFormat implements Producible<ScrapeFormat> {

	/** Prometheus text 0.0.4. */
	TEXT(PrometheusTextFormatWriter.create()),

	/** OpenMetrics text 1.0.0. */
	OPEN_METRICS(OpenMetricsTextFormatWriter.create());

	private final ExpositionFormatWriter writer;

	private final MimeType mimeType;

	ScrapeFormat(ExpositionFormatWriter writer) {
		this.writer = writer;
		this.mimeType = MimeTypeUtils.parseMimeType(writer.getContentType());
	}

	@Override
	public MimeType getProducedMimeType() {
		return this.mimeType;
	}

	@Override
	public boolean isDefault() {
		return this == TEXT;
	}

	byte[] write(MetricSnapshots snapshots) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			this.writer.write(out, snapshots);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

}
