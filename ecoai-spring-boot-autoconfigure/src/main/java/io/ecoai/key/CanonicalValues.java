package io.ecoai.key;

import java.util.List;

import io.ecoai.value.SdkValues;
import org.jspecify.annotations.Nullable;

/**
 * Writes option values in a form that is the same in every Java runtime. A value of a
 * kind that it does not know is refused rather than written in part. Thread-safe.
 */
public final class CanonicalValues {

	private final ValueFields fields = new ValueFields();

	private final List<SdkValues> sdks;

	/**
	 * Creates the writer.
	 * @param sdks the SDKs whose values it knows
	 */
	public CanonicalValues(List<SdkValues> sdks) {
		this.sdks = sdks;
	}

	/**
	 * Writes a value.
	 * @param value the value, which may be missing
	 * @param sink takes it
	 * @throws UnkeyableRequestException if there is no canonical form of it
	 */
	public void write(@Nullable Object value, KeySink sink) {
		new CanonicalWriter(this.fields, this.sdks, false).write(value, sink, 0);
	}

	/**
	 * Writes a value in which the order of a map counts, such as a schema: models write
	 * the properties of their answer in its order.
	 * @param value the value, which may be missing
	 * @param sink takes it
	 * @throws UnkeyableRequestException if there is no canonical form of it
	 */
	public void writeInOrder(@Nullable Object value, KeySink sink) {
		new CanonicalWriter(this.fields, this.sdks, true).write(value, sink, 0);
	}

}
