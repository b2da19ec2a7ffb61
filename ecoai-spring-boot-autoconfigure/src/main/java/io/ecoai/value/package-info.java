/**
 * Values of any type as JSON and back again, by a list of what may be restored.
 */
@NullMarked
package io.ecoai.value;

import org.jspecify.annotations.NullMarked;
