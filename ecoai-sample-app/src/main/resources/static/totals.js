import { grams, number, percent, usd } from './format.js';

/** A sum to which some hits contributed nothing because their amount is not known is a lower bound. */
function bounded(text, hits, unknownHits) {
  if (unknownHits === 0) {
    return text;
  }
  return unknownHits < hits ? `≥ ${text}` : '–';
}

function set(id, text) {
  document.querySelector(id).textContent = text;
}

export function showTotals(summary) {
  const { cacheHits, unpricedHits, unestimatedHits } = summary;
  set('#total-calls', number(summary.totalCalls));
  set('#total-hits', number(cacheHits));
  set('#total-rate', percent(summary.hitRate));
  set('#total-tokens', number(summary.inputTokensSaved + summary.tokensSaved));
  set('#total-cost', bounded(usd(summary.costSavedUsd), cacheHits, unpricedHits));
  set('#total-co2', bounded(grams(summary.co2SavedG, summary.co2SavedGHigh), cacheHits, unestimatedHits));
}
