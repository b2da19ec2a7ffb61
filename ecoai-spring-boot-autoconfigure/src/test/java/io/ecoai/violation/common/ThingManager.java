package io.ecoai.violation.common;

/**
 * Neither its name nor that of its package says what it is for.
 */
public class ThingManager {

}
