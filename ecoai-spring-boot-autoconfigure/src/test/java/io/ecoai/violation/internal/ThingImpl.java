package io.ecoai.violation.internal;

/**
 * Neither its name nor that of its package says what it is for.
 */
public class ThingImpl {

}
