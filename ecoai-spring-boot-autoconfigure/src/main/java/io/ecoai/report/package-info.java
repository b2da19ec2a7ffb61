/**
 * What the facade tells, as documents: sections by name, their parameters as text, JSON
 * and CSV. The actuator endpoint and the dashboard show the same.
 */
@NullMarked
package io.ecoai.report;

import org.jspecify.annotations.NullMarked;
