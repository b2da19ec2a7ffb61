package io.ecoai.wrap;

/**
 * Marks an object through which calls reach a {@link ModelDecorator}'s decorator. It is
 * never decorated a second time.
 */
public interface Decorated {

}
