/**
 * Word between the instances that use the same prefix in Redis: each message is published
 * in the channel {@code v1:messages} under the prefix, and each instance sends itself
 * signs in a channel with its own id behind that, to know that it still hears. Knows
 * nothing of what the messages are about.
 */
@NullMarked
package io.ecoai.redis.messages;

import org.jspecify.annotations.NullMarked;
