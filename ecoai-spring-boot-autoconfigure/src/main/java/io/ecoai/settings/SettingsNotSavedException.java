package io.ecoai.settings;

/**
 * Settings changed, and the change could not be written or shared: it holds in this
 * instance alone, and ends with it.
 */
public class SettingsNotSavedException extends RuntimeException {

	SettingsNotSavedException(Throwable cause) {
		super("The change is in force and could not be saved: " + cause.getMessage(), cause);
	}

}
