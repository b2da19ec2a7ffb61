/**
 * The guards that come with EcoAI: what makes two questions differ that look alike.
 */
@NullMarked
package io.ecoai.semantic.guard;

import org.jspecify.annotations.NullMarked;
