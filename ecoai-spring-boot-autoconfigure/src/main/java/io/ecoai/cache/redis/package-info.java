/**
 * Keeps answers in Redis: one server, Sentinel or a cluster.
 * <h2>Keys, version 1</h2> Each begins with the configured prefix, {@code ecoai:} if none
 * is, and {@code v1:}. What stands in braces decides the slot in a cluster, and no
 * command touches two slots.
 * <table>
 * <caption>Keys</caption>
 * <tr>
 * <th>key</th>
 * <th>type</th>
 * <th>holds</th>
 * </tr>
 * <tr>
 * <td><code>answer:{KEY}</code></td>
 * <td>string</td>
 * <td>one answer behind a header with what is known of it, see
 * {@link io.ecoai.cache.redis.EntryFormat}; expires by itself</td>
 * </tr>
 * <tr>
 * <td><code>index:{all}</code>, <code>index:{namespace:HASH}</code>,
 * <code>index:{model:HASH}</code>, <code>index:{tag:HASH}</code></td>
 * <td>sorted set</td>
 * <td>the keys of the answers. The score of one that expires is when, in milliseconds; of
 * one that does not, minus when it was given</td>
 * </tr>
 * <tr>
 * <td><code>newest:{HASH}</code></td>
 * <td>sorted set</td>
 * <td>the keys of the last 1,000 answers of a model in a namespace by when they were
 * given, to explain a miss</td>
 * </tr>
 * <tr>
 * <td><code>lease:{KEY}</code></td>
 * <td>string</td>
 * <td>who is asking for the answer: a random token that expires after three seconds and
 * is renewed every second, or {@code -} for a second if the holder got nothing to
 * keep</td>
 * </tr>
 * <tr>
 * <td><code>order:{KEY}</code></td>
 * <td>hash</td>
 * <td>for an answer that was refreshed, how many refreshes were {@code asked} for and
 * which of them was {@code kept} last, so that nothing is kept that was asked for before;
 * expires after an hour</td>
 * </tr>
 * <tr>
 * <td><code>flushes</code></td>
 * <td>stream</td>
 * <td>the filters of the last flushes, about 1,000, so that nothing is kept that was
 * begun before, behind one of everything with which each log begins; expires an hour
 * after the last use</td>
 * </tr>
 * <tr>
 * <td><code>identity</code></td>
 * <td>string</td>
 * <td>a random id that tells these answers from those elsewhere, for the documents of
 * their questions in a vector store; made where one is used</td>
 * </tr>
 * <tr>
 * <td><code>settings</code></td>
 * <td>hash</td>
 * <td>the settings that somebody has changed for all instances, see
 * {@code io.ecoai.settings.redis}</td>
 * </tr>
 * <tr>
 * <td><code>messages</code>, <code>messages:ID</code></td>
 * <td>channel</td>
 * <td>what instances tell each other, and the signs that one sends itself, see
 * {@code io.ecoai.redis.messages}</td>
 * </tr>
 * </table>
 * {@code HASH} is the beginning of a SHA-256, since names may be long or private. An
 * index is written before the answer, so that it may name answers that are gone but does
 * not lack one that is there. What has expired leaves an index when something is written
 * to it, and the index itself expires with its last answer. Where the server may evict
 * keys an index may be gone, so a flush looks through all keys there.
 */
@NullMarked
package io.ecoai.cache.redis;

import org.jspecify.annotations.NullMarked;
