/**
 * Where a model's client sends its requests, whose host that is, and how it fails.
 */
@NullMarked
package io.ecoai.endpoint;

import org.jspecify.annotations.NullMarked;
