package io.ecoai.settings;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The settings in force. What code or configuration says is pinned; the rest comes from
 * the settings file and can change at any moment. Thread-safe; {@link #current()} is a
 * plain read.
 */
public final class LiveSettings {

	private static final Log logger = LogFactory.getLog(LiveSettings.class);

	private final ReentrantLock updates = new ReentrantLock();

	private final SettingsFile file;

	private final Map<Setting, PinnedValue> pinned;

	private volatile EcoAiSettings current;

	/**
	 * Reads the settings file and puts the pinned values over it.
	 * @param file the settings file, which need not exist
	 * @param pinned the values that the file cannot change
	 */
	public LiveSettings(Path file, Map<Setting, PinnedValue> pinned) {
		this.file = new SettingsFile(file);
		this.pinned = new EnumMap<>(Setting.class);
		this.pinned.putAll(pinned);
		this.current = pinnedValues().over(stored());
	}

	/**
	 * What is in force now.
	 * @return the settings
	 */
	public EcoAiSettings current() {
		return this.current;
	}

	/**
	 * The settings that cannot be changed here.
	 * @return where each of them is pinned, in words
	 */
	public Map<Setting, String> pins() {
		Map<Setting, String> pins = new EnumMap<>(Setting.class);
		this.pinned.forEach((setting, value) -> pins.put(setting, value.where()));
		return pins;
	}

	/**
	 * Changes settings for all calls that begin from now on, and writes them to the file.
	 * @param change makes the new settings of the current ones
	 * @return the new settings
	 * @throws PinnedSettingException if it would change a pinned value; nothing changes
	 * @throws SettingsNotSavedException if the file cannot be written; the change is in
	 * force until the application ends
	 */
	public EcoAiSettings update(UnaryOperator<EcoAiSettings> change) {
		this.updates.lock();
		try {
			EcoAiSettings before = this.current;
			EcoAiSettings after = change.apply(before);
			Map<Setting, Object> free = new EnumMap<>(Setting.class);
			for (Setting setting : Setting.values()) {
				PinnedValue pin = this.pinned.get(setting);
				if (pin == null) {
					free.put(setting, setting.get(after));
				}
				else if (!setting.get(after).equals(setting.get(before))) {
					throw new PinnedSettingException(setting, pin.where());
				}
			}
			if (!after.equals(before)) {
				this.current = after;
				logger.info("Settings changed: %s".formatted(after));
				save(new SettingValues(free));
			}
			return after;
		}
		finally {
			this.updates.unlock();
		}
	}

	private void save(SettingValues values) {
		try {
			this.file.write(values);
		}
		catch (UncheckedIOException ex) {
			throw new SettingsNotSavedException(ex);
		}
	}

	private EcoAiSettings stored() {
		try {
			return this.file.read().over(EcoAiSettings.DEFAULTS);
		}
		catch (UncheckedIOException ex) {
			logger.warn(ex.getMessage() + "; the configured values and the defaults apply", ex);
			return EcoAiSettings.DEFAULTS;
		}
	}

	private SettingValues pinnedValues() {
		Map<Setting, Object> values = new EnumMap<>(Setting.class);
		this.pinned.forEach((setting, pin) -> values.put(setting, pin.value()));
		return new SettingValues(values);
	}

	/**
	 * A value that only its source can change.
	 *
	 * @param value the value
	 * @param where where it is pinned, in words
	 */
	public record PinnedValue(Object value, String where) {

	}

}
