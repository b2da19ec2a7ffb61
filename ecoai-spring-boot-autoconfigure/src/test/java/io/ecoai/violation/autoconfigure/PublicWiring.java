package io.ecoai.violation.autoconfigure;

/**
 * Wiring that anybody could use.
 */
public class PublicWiring {

}
