/**
 * Lets tests drive the real Spring AI clients against a local server that speaks each
 * provider's wire format.
 */
@NullMarked
package io.ecoai.wire;

import org.jspecify.annotations.NullMarked;
