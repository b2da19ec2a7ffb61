package io.ecoai.impact;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Where rows of a table come from.
 *
 * @param name the source, precise enough to find it again
 * @param date when it was read or, for a release, published; {@code null} if that is not
 * known
 */
record TableSource(String name, @Nullable LocalDate date) {

}
