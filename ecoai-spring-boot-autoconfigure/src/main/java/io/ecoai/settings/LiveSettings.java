package io.ecoai.settings;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force. What code or configuration says is pinned; the rest comes from
 * the settings file or is shared with other instances, and can change at any moment.
 * Thread-safe; {@link #current()} is a plain read.
 */
public final class LiveSettings {

	private static final Log logger = LogFactory.getLog(LiveSettings.class);

	private final ReentrantLock updates = new ReentrantLock();

	private final @Nullable SettingsFile file;

	private final SharedSettings shared;

	private final Map<Setting, PinnedValue> pinned;

	/** What is kept beside the settings, by key. */
	private final Map<String, String> remembered = new ConcurrentHashMap<>();

	private volatile EcoAiSettings current;

	/** What the file looked like when it was read or written last. */
	private @Nullable Object fileState;

	/**
	 * Reads the settings file and puts the pinned values over it.
	 * @param file the settings file, which need not exist
	 * @param pinned the values that the file cannot change
	 */
	public LiveSettings(Path file, Map<Setting, PinnedValue> pinned) {
		this(file, pinned, SharedSettings.NONE);
	}

	/**
	 * Reads the settings file and puts the pinned values over it. What is shared follows
	 * as soon as it can be read, and then goes before the file.
	 * @param file the settings file, which need not exist, or {@code null} for none
	 * @param pinned the values that neither the file nor others can change
	 * @param shared what other instances change too
	 */
	public LiveSettings(@Nullable Path file, Map<Setting, PinnedValue> pinned, SharedSettings shared) {
		this.file = (file != null) ? new SettingsFile(file) : null;
		this.shared = shared;
		this.pinned = new EnumMap<>(Setting.class);
		this.pinned.putAll(pinned);
		this.fileState = (this.file != null) ? this.file.state() : null;
		this.current = pinnedValues().over(stored());
		shared.listen(this::refresh);
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
	 * Changes settings for all calls that begin from now on, writes them to the file and
	 * tells the other instances.
	 * @param change makes the new settings of the current ones
	 * @return the new settings
	 * @throws PinnedSettingException if it would change a pinned value; nothing changes
	 * @throws SettingsNotSavedException if the file cannot be written or the others
	 * cannot be told; the change is in force here until the application ends, or hears of
	 * a later one
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
				share(free, before, after);
			}
			return after;
		}
		finally {
			this.updates.unlock();
		}
	}

	/**
	 * Reads what is kept beside the settings and is none.
	 * @param fact what it is
	 * @return what was remembered of it, or {@code null} if nothing was
	 */
	public @Nullable String remembered(RememberedFact fact) {
		return this.remembered.get(fact.key());
	}

	/**
	 * Keeps something beside the settings, in the file and for the other instances.
	 * @param fact what it is
	 * @param value what is to be remembered of it
	 * @throws SettingsNotSavedException if the file cannot be written or the others
	 * cannot be told; it is remembered here until the application ends
	 */
	public void remember(RememberedFact fact, String value) {
		this.updates.lock();
		try {
			this.remembered.put(fact.key(), value);
			if (this.file != null) {
				this.file.remember(fact, value);
				this.fileState = this.file.state();
			}
			this.shared.write(Map.of(fact.key(), value));
		}
		catch (RuntimeException ex) {
			throw new SettingsNotSavedException(ex);
		}
		finally {
			this.updates.unlock();
		}
	}

	/**
	 * Takes over what somebody has changed in the file. A file that looks as it did
	 * before is not read.
	 */
	void readAgain() {
		this.updates.lock();
		try {
			Object state = (this.file != null) ? this.file.state() : null;
			if (this.file == null || state == null || state.equals(this.fileState)) {
				return;
			}
			this.fileState = state;
			EcoAiSettings after = pinnedValues().over(this.file.read().over(this.current));
			if (!after.equals(this.current)) {
				this.current = after;
				logger.info("Settings changed in their file: %s".formatted(after));
			}
		}
		catch (UncheckedIOException ex) {
			logger.warn(ex.getMessage() + "; the settings stay as they are");
		}
		finally {
			this.updates.unlock();
		}
	}

	/** Takes over what others have changed. Fails if that cannot be read. */
	private void refresh() {
		this.updates.lock();
		try {
			Map<Setting, Object> values = new EnumMap<>(Setting.class);
			Map<String, String> read = this.shared.read();
			for (RememberedFact fact : RememberedFact.values()) {
				String value = read.get(fact.key());
				if (value != null) {
					this.remembered.put(fact.key(), value);
				}
			}
			read.forEach((key, text) -> Setting.forKey(key).ifPresent((setting) -> {
				try {
					values.put(setting, setting.parse(text));
				}
				catch (IllegalArgumentException ex) {
					logger.warn("Ignoring a shared setting: " + ex.getMessage());
				}
			}));
			values.keySet().removeAll(this.pinned.keySet());
			EcoAiSettings after = new SettingValues(values).over(this.current);
			if (!after.equals(this.current)) {
				this.current = after;
				logger.info("Settings changed by another instance: %s".formatted(after));
			}
		}
		finally {
			this.updates.unlock();
		}
	}

	private void save(SettingValues values) {
		if (this.file == null) {
			return;
		}
		try {
			this.file.write(values);
			this.fileState = this.file.state();
		}
		catch (UncheckedIOException ex) {
			throw new SettingsNotSavedException(ex);
		}
	}

	/** Only what has changed, so that two who change different settings both succeed. */
	private void share(Map<Setting, Object> free, EcoAiSettings before, EcoAiSettings after) {
		Map<String, String> changed = new HashMap<>();
		for (Setting setting : free.keySet()) {
			if (!setting.get(after).equals(setting.get(before))) {
				changed.put(setting.key(), String.valueOf(setting.toJson(after)));
			}
		}
		try {
			this.shared.write(changed);
		}
		catch (RuntimeException ex) {
			throw new SettingsNotSavedException(ex);
		}
	}

	private EcoAiSettings stored() {
		if (this.file == null) {
			return EcoAiSettings.DEFAULTS;
		}
		try {
			this.remembered.putAll(this.file.remembered());
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
