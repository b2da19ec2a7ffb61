package io.ecoai.impact;

import java.time.LocalDate;

/**
 * Where rows of a table come from.
 *
 * @param name the source, precise enough to find it again
 * @param date when it was read or, for a release, published
 */
record TableSource(String name, LocalDate date) {

}
