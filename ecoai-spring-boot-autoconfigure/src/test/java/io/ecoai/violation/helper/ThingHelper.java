package io.ecoai.violation.helper;

/**
 * Neither its name nor that of its package says what it is for.
 */
public class ThingHelper {

}
