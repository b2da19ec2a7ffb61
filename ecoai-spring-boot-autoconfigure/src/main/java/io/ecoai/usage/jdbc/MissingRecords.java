package io.ecoai.usage.jdbc;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ecoai.usage.UsageRecord;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Records that a database server has not got yet. They are looked for first: the counts
 * that drivers return for a batch may only say that it has succeeded. A record that
 * another writer inserts meanwhile fails the transaction, which is then begun anew.
 */
final class MissingRecords {

	private MissingRecords() {
	}

	/**
	 * Inserts what is missing.
	 * @return what was inserted, as it was written
	 */
	static List<UsageRecord> insert(JdbcTemplate jdbc, List<UsageRecord> records) {
		Map<String, UsageRecord> added = new LinkedHashMap<>();
		records.stream().map(PortableText::fit).forEach((call) -> added.putIfAbsent(call.eventId(), call));
		present(jdbc, List.copyOf(added.keySet())).forEach(added::remove);
		List<UsageRecord> calls = List.copyOf(added.values());
		RecordColumns.insertRows(jdbc, calls);
		return calls;
	}

	private static Set<String> present(JdbcTemplate jdbc, List<String> ids) {
		// Few different lengths, so that few different statements are prepared.
		int places = Integer.highestOneBit(Math.max(2 * ids.size() - 1, 1));
		Object[] arguments = new Object[places];
		for (int i = 0; i < places; i++) {
			arguments[i] = ids.get(Math.min(i, ids.size() - 1));
		}
		return new HashSet<>(jdbc.queryForList("SELECT event_id FROM usage_log WHERE event_id IN ("
				+ String.join(", ", Collections.nCopies(places, "?")) + ")", String.class, arguments));
	}

}
