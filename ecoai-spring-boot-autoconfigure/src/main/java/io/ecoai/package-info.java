/**
 * {@link io.ecoai.EcoAi}, through which an application, the endpoint and the dashboard
 * see everything.
 */
@NullMarked
package io.ecoai;

import org.jspecify.annotations.NullMarked;
