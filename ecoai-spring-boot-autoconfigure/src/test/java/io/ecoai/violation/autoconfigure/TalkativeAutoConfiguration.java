package io.ecoai.violation.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;

/**
 * An auto-configuration with a public member.
 */
@AutoConfiguration
public final class TalkativeAutoConfiguration {

	public String word() {
		return "public";
	}

}
