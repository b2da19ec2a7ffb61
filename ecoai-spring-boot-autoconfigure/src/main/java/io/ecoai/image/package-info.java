/**
 * The decorator of image models: how a request becomes a key, an answer is kept and a new
 * response is made of it.
 */
@NullMarked
package io.ecoai.image;

import org.jspecify.annotations.NullMarked;
