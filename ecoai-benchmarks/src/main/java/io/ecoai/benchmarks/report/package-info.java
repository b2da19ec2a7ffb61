/**
 * What is measured without JMH, and the document that all figures are written to.
 */
@NullMarked
package io.ecoai.benchmarks.report;

import org.jspecify.annotations.NullMarked;
