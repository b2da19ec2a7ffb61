/**
 * The settings that change while the application runs, their file, and what pins them.
 */
@NullMarked
package io.ecoai.settings;

import org.jspecify.annotations.NullMarked;
