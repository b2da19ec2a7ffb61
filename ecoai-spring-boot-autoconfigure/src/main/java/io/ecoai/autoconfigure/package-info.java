/**
 * Wires the rooms together; nobody imports it.
 */
@NullMarked
package io.ecoai.autoconfigure;

import org.jspecify.annotations.NullMarked;
