/**
 * What is kept, unreadable for whoever has no key: AES-256-GCM for values, HMAC-SHA-256
 * for what is searched for. Knows nothing of what the values are.
 */
@NullMarked
package io.ecoai.encryption;

import org.jspecify.annotations.NullMarked;
