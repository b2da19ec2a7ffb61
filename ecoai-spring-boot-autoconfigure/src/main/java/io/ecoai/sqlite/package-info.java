/**
 * Opens SQLite files the way SQLite's makers advise: write-ahead log, one writer, short
 * waits, versioned schemas, owner-only files. It knows nothing of what the files hold.
 */
@NullMarked
package io.ecoai.sqlite;

import org.jspecify.annotations.NullMarked;
