package io.ecoai.actuate;

/**
 * Why a request could not be answered.
 *
 * @param error the reason in words
 */
record ErrorDescriptor(String error) {

}
