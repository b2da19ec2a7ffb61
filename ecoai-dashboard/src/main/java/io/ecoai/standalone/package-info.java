/**
 * The dashboard as a program of its own, over the files that an application leaves.
 */
@NullMarked
package io.ecoai.standalone;

import org.jspecify.annotations.NullMarked;
