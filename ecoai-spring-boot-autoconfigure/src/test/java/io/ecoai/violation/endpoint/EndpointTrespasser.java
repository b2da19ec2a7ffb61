package io.ecoai.violation.endpoint;

import io.ecoai.violation.wrap.WrapTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record EndpointTrespasser(WrapTrespasser neighbour) {

}
