/**
 * The dashboard: static pages and the sections of {@code report} as a JSON interface, for
 * whatever web framework the application has. It knows nothing that the facade does not
 * tell.
 */
@NullMarked
package io.ecoai.dashboard;

import org.jspecify.annotations.NullMarked;
