/**
 * A chat page over Spring AI's {@code ChatClient}. Nothing in it asks for caching: the
 * starter on the classpath is enough.
 */
@NullMarked
package io.ecoai.sample;

import org.jspecify.annotations.NullMarked;
