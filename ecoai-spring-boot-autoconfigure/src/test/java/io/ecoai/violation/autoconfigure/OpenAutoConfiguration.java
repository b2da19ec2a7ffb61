package io.ecoai.violation.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;

/**
 * An auto-configuration that can be extended.
 */
@AutoConfiguration
public class OpenAutoConfiguration {

}
