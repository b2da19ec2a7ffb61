package io.ecoai.violation.semantic.audit;

import io.ecoai.violation.wrap.WrapTrespasser;

/**
 * Imports a room that its row does not name.
 */
public record AuditTrespasser(WrapTrespasser neighbour) {

}
