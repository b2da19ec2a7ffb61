/**
 * The endpoint {@code /actuator/ecoai} and the health contributor.
 */
@NullMarked
package io.ecoai.actuate;

import org.jspecify.annotations.NullMarked;
