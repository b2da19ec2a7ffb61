package io.ecoai.violation.util;

/**
 * Neither its name nor that of its package says what it is for.
 */
public class ThingUtils {

}
