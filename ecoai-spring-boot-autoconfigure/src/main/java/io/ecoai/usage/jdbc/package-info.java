/**
 * The usage log in a relational database: records and daily totals written behind in
 * transactional batches, and read through {@code JdbcTemplate}.
 */
@NullMarked
package io.ecoai.usage.jdbc;

import org.jspecify.annotations.NullMarked;
