package io.ecoai.report;

/**
 * What a flush has done.
 *
 * @param removed how many answers have left
 */
public record RemovedDescriptor(long removed) {

}
