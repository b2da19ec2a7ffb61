package io.ecoai.report;

/**
 * Why a request could not be answered.
 *
 * @param error the reason in words
 */
public record ErrorDescriptor(String error) {

}
