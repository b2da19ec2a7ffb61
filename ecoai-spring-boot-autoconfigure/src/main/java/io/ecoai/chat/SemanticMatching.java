package io.ecoai.chat;

import io.ecoai.semantic.audit.SemanticAudit;
import io.ecoai.semantic.audit.StepDown;
import io.ecoai.semantic.index.SemanticCache;

/**
 * What answers questions that ask the same in other words.
 *
 * @param cache finds the answers
 * @param audit checks some of them
 * @param steps makes the match stricter where too many were wrong
 */
public record SemanticMatching(SemanticCache cache, SemanticAudit audit, StepDown steps) {

}
