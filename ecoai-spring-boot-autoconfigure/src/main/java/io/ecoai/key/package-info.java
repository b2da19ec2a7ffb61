/**
 * What a key is made of: values of any type in a form that is the same in every runtime.
 */
@NullMarked
package io.ecoai.key;

import org.jspecify.annotations.NullMarked;
