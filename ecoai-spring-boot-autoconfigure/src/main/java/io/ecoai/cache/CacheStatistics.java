package io.ecoai.cache;

/**
 * How full a store is.
 *
 * @param storage the kind of store, such as {@code sqlite}
 * @param entries how many answers it keeps, expired ones included
 * @param sizeBytes how many bytes their payloads take
 */
public record CacheStatistics(String storage, long entries, long sizeBytes) {

}
