package io.ecoai.benchmarks.semantic;

/**
 * Two questions, and whether the answer of one is an answer of the other.
 *
 * @param one a question
 * @param other another
 * @param same what somebody says who knows
 */
record LabelledPair(String one, String other, boolean same) {

}
