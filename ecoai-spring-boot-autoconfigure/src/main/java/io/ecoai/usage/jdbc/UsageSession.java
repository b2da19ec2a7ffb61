package io.ecoai.usage.jdbc;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What work on the database needs.
 *
 * @param jdbc runs statements on the connection of the transaction
 * @param dialect how the database spells them
 */
record UsageSession(JdbcTemplate jdbc, UsageDialect dialect) {

}
