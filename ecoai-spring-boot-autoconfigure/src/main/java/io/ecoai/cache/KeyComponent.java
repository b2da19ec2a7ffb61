package io.ecoai.cache;

/**
 * A named part of what a key is made of.
 *
 * @param name such as {@code user}, {@code system}, {@code tools} or
 * {@code options.temperature}
 * @param digest equal exactly when the part is equal
 * @param preview the beginning of the part for people to read, empty where it is not to
 * be shown
 */
public record KeyComponent(String name, String digest, String preview) {

}
