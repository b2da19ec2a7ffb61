/**
 * Removes answers when the application says that what they depend on has changed: by an
 * event, or by an annotated method.
 */
@NullMarked
package io.ecoai.invalidation;

import org.jspecify.annotations.NullMarked;
