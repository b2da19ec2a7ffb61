/**
 * Keeps answers in a SQLite file.
 */
@NullMarked
package io.ecoai.cache.sqlite;

import org.jspecify.annotations.NullMarked;
