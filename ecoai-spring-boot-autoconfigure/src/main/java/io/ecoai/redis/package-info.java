/**
 * A connection to Redis that is nobody else's: to one server, to the master that
 * Sentinels name, or to a cluster. It is made and kept up in the background; whoever uses
 * it never waits for it unless he says how long. Knows nothing of what is kept there.
 */
@NullMarked
package io.ecoai.redis;

import org.jspecify.annotations.NullMarked;
