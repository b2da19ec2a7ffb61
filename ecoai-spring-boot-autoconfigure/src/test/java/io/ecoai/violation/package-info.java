/**
 * A small house in which every rule of {@link io.ecoai.ArchitectureTests} is broken once.
 */
package io.ecoai.violation;
