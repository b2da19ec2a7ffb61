import { get } from './api.js';
import { dialog, facts, h, table } from './dom.js';
import * as f from './format.js';

// How each estimate is made, for whoever doubts it.

const breakdown = (report, column, read) => [['By model', 'byModel'], ['By namespace', 'byNamespace'], ['By application', 'byApplication']]
  .map(([title, key]) => h('section', {}, h('h3', {}, title), table(title + ', ' + column, ['Name', 'Calls', 'Hits', column],
    report[key].slice(0, 50).map((row) => [row.name || 'none', f.count(row.totalCalls), f.count(row.cacheHits), read(row)]))));

const share = (part, all) => all ? `${f.percent(part / all)} (${f.count(part)} of ${f.count(all)})` : 'no hits yet';

async function prices(report) {
  const place = h('div', {}, h('p.muted', {}, 'Loading the price table'));
  const used = new Set(report.byProvider.map(({ name }) => name));
  const rows = (await get('prices')).filter(({ provider }) => used.size === 0 || used.has(provider));
  const price = (value) => value === null ? '–' : f.exactUsd(value);
  place.replaceChildren(table('Prices', ['Price', 'Input', 'Output', 'Cache read', 'Cache write', 'Image', 'Read on'],
    rows.map((row) => [h('span', { title: row.source ?? 'configured' }, row.id), price(row.input), price(row.output), price(row.cacheRead), price(row.cacheWrite), price(row.perImage), row.date ?? '–'])));
  return place;
}

async function withPrices(box, report) {
  try { box.append(h('h3', {}, 'Price table'), h('p.muted', {}, 'US dollars for a million tokens, or for an image, of the providers of this period. ecoai.prices goes first.'), await prices(report)); }
  catch { box.append(h('p', {}, 'The price table cannot be read at the moment.')); }
}

export function savedPanel(report) {
  const priced = report.cacheHits - report.unpricedHits;
  const rest = h('section');
  dialog('Cost saved',
    facts([
      ['Saved, gross', (report.unpricedHits ? 'at least ' : '') + f.exactUsd(report.costSavedUsd)],
      ['Embeddings', '− ' + f.exactUsd(report.embeddingCostUsd), 'for semantic matching'],
      ['Audits', '− ' + f.exactUsd(report.auditCostUsd), 'of semantic hits'],
      ['Saved, net', f.exactUsd(report.netSavedUsd)],
      ['Of it in dev mode', f.exactUsd(report.devCostSavedUsd), 'the same calls while developing'],
      ['Hits with a price', share(priced, report.cacheHits)],
    ]),
    h('h3', {}, 'Method'),
    h('p', {}, 'A hit saves what the kept answer would cost again: its input, cached input and output tokens at the list price that was valid when the hit happened. The amount is stored with the hit and never changed later. A model without a price counts as unknown, not as zero.'),
    h('p', {}, 'List prices only: no discounts for batches, priority or commitment, and no tax.'),
    h('p.muted', {}, `Sources: genai-prices by Pydantic (MIT licence), checked until ${report.method.priceTableDate}, and the providers' own pages.`),
    breakdown(report, 'Saved', (row) => f.usd(row.costSavedUsd)), rest);
  withPrices(rest, report);
}

export function spentPanel(report) {
  const rest = h('section');
  dialog('Cost spent',
    facts([
      ['Spent', (report.unpricedCalls ? 'at least ' : '') + f.exactUsd(report.costSpentUsd)],
      ['Calls without a hit', f.count(report.cacheMisses), 'errors among them'],
      ['Calls without a price', f.count(report.unpricedCalls)],
      ['Would have been spent without the cache', (report.unpricedCalls || report.unpricedHits ? 'at least ' : '') + f.exactUsd(Number(report.costSpentUsd) + Number(report.costSavedUsd))],
    ]),
    h('h3', {}, 'Method'),
    h('p', {}, 'Each answer of a provider tells how many tokens it took. They are priced as they are for savings, at the list price of the moment.'),
    breakdown(report, 'Spent', (row) => f.usd(row.costSpentUsd)), rest);
  withPrices(rest, report);
}

export function co2Panel(report) {
  const estimated = report.cacheHits - report.unestimatedHits;
  const { name, version, gridZone, gramsPerKwh } = report.method;
  dialog('CO₂e avoided',
    facts([
      ['Estimated', f.grams(report.co2SavedG, report.co2SavedGHigh), 'low to high'],
      ['Hits with an estimate', share(estimated, report.cacheHits)],
      report.proxyEstimatedHits > 0 && ['Of them by another model’s figures', f.count(report.proxyEstimatedHits)],
      ['Of the low end in dev mode', f.grams(report.devCo2SavedG)],
      ['Method', `${name} ${version}`],
      ['Electricity', `${gridZone}, ${gramsPerKwh} g per kWh`, 'location-based; other zones for some providers'],
    ]),
    report.equivalences.length > 0 && [h('h3', {}, 'At least as much as'), h('ul.plain', {}, report.equivalences.map((each) =>
      h('li', {}, h('strong', {}, f.amount(each.amount)), ' × ' + each.unit, h('span.muted', {}, ` (${each.basis}; ${each.source})`))))],
    h('h3', {}, 'What the range means'),
    h('p', {}, 'Providers do not publish what an answer takes. The size of a model and the efficiency of its data centre are guesses with a low and a high end; the range spans both and is no confidence interval. Energy of output tokens = PUE × tokens × (GPUs × energy of a GPU + share of the server), and grams = energy × carbon intensity.'),
    h('p', {}, 'Only the use of the model is counted: no input tokens, network, idle machines, training or manufacture. Measured figures that were published are three to six times lower, so the estimate is probably high. What the cache itself uses is not deducted. Avoided is not offset.'),
    h('p.muted', {}, 'EcoLogits, commit 2d0a1c7 (code MPL-2.0, documents CC BY-SA 4.0). Models that it does not know have no estimate.'),
    breakdown(report, 'Avoided', (row) => f.grams(row.co2SavedG, row.co2SavedGHigh)));
}
