package io.ecoai.settings;

/**
 * A setting cannot be changed here, because code or configuration says what it is.
 */
public class PinnedSettingException extends RuntimeException {

	private final Setting setting;

	PinnedSettingException(Setting setting, String where) {
		super("%s is pinned by %s; change it there".formatted(setting.key(), where));
		this.setting = setting;
	}

	/**
	 * Which one.
	 * @return the pinned setting
	 */
	public Setting setting() {
		return this.setting;
	}

}
