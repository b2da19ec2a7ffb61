package io.ecoai.settings;

/**
 * Settings changed, and their file could not be written: the change ends with the
 * application.
 */
public class SettingsNotSavedException extends RuntimeException {

	SettingsNotSavedException(Throwable cause) {
		super("The change is in force and could not be saved: " + cause.getMessage(), cause);
	}

}
