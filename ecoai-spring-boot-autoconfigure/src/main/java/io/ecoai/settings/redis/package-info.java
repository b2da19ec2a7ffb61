/**
 * Settings that are shared through Redis: a hash under the prefix with the values that
 * somebody has set, by the key of the setting, and a message to all when it changes.
 */
@NullMarked
package io.ecoai.settings.redis;

import org.jspecify.annotations.NullMarked;
