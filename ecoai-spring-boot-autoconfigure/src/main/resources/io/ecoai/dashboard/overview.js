import { download, get } from './api.js';
import { fill, h, select, setText } from './dom.js';
import { chart, shares } from './charts.js';
import { semanticPanel } from './alike.js';
import { co2Panel, savedPanel, spentPanel } from './methods.js';
import * as f from './format.js';

const PERIODS = [['1', 'Today (UTC)'], ['7', '7 days'], ['30', '30 days'], ['90', '90 days'], ['all', 'All time']];
const TYPE_TONES = ['t1', 't2', 't3', 't4', 't5', 't6', 't7'];

const daysAgo = (n) => new Date(Date.now() - n * 864e5).toISOString().slice(0, 10);
const from = (period) => period === 'all' ? undefined : daysAgo(Number(period) - 1);

export default function overview({ about }) {
  let period = '30';
  let range = 30;
  let report = null;
  let order = { by: 'costSavedUsd', down: true };
  const seen = {};

  const card = (title, open) => {
    const value = h('span.value', {}, '–');
    const detail = h('span.detail.muted', {});
    const inside = [h('span.title', {}, title, open && h('span.more', { 'aria-hidden': 'true' }, 'How? ›')), value, detail];
    const element = open
      ? h('button.card', { type: 'button', 'aria-haspopup': 'dialog', onclick: () => report && open(report, from(period)) }, inside)
      : h('div.card', {}, inside);
    return { element, set(main, below) { setText(value, main); setText(detail, below); } };
  };

  const cards = {
    calls: card('Calls'), hits: card('Cache hits'), rate: card('Hit rate'), tokens: card('Tokens saved'),
    saved: card('Cost saved', savedPanel), spent: card('Cost spent', spentPanel), co2: card('CO₂e avoided', co2Panel),
  };
  const hitRate = chart('Hit rate', 'Calls served from the cache, of all calls of the day', [{ label: 'Hit rate', tone: 'accent' }],
    { value: f.percent, range: () => [0, 1] });
  const saved = chart('Cost saved', 'At the list price of the day', [{ label: 'Saved', tone: 'accent' }], { value: f.usd, bars: true });
  const latency = chart('Latency', 'Half of the callers waited no longer; logarithmic',
    [{ label: 'Hits', tone: 'accent' }, { label: 'Misses', tone: 'second' }], { value: f.wait, log: true });
  const providers = h('div');
  const types = h('div');
  const models = h('tbody');
  const top = h('ol.ranking');
  const semantic = h('section.panel', { 'aria-label': 'Semantic matching', hidden: true });
  const empty = h('section.empty', { hidden: true });
  const full = h('div.stack');
  const csv = h('a.button', { href: download('daily'), download: '' }, 'Download CSV');

  const columns = [['name', 'Model'], ['totalCalls', 'Calls', f.count], ['hitRate', 'Hit rate', f.percent], ['tokensSaved', 'Tokens saved', f.count],
    ['costSavedUsd', 'Cost saved', f.usd], ['costSpentUsd', 'Cost spent', f.usd], ['co2SavedG', 'CO₂e avoided', (v, row) => f.grams(v, row.co2SavedGHigh)]];
  const heads = columns.map(([key, label], i) => h('th' + (i ? '.num' : ''), { scope: 'col' }, h('button', { type: 'button',
    onclick: () => { order = { by: key, down: order.by === key ? !order.down : key !== 'name' }; drawModels(); } }, label)));

  function drawModels() {
    columns.forEach(([key], i) => heads[i].setAttribute('aria-sort', order.by !== key ? 'none' : order.down ? 'descending' : 'ascending'));
    const rows = [...report.byModel].sort((a, b) => {
      const [x, y] = [a[order.by], b[order.by]];
      return (order.by === 'name' ? x.localeCompare(y) : x - y) * (order.down ? -1 : 1);
    }).slice(0, 10);
    fill(models, rows.map((row) => h('tr', {}, columns.map(([key, label, format], i) => i
      ? h('td.num', { 'data-label': label }, key === 'costSavedUsd' && row.unpricedHits > 0 && row.unpricedHits === row.cacheHits ? 'no price' : format(row[key], row))
      : h('th', { scope: 'row' }, row.name || 'unknown')))));
  }

  function drawReport() {
    const r = report;
    const exact = r.cacheHits - r.semanticHits - r.staleHits;
    cards.calls.set(f.count(r.totalCalls), `${f.count(r.cacheMisses)} ${r.cacheMisses === 1 ? 'was' : 'were'} no ${r.cacheMisses === 1 ? 'hit' : 'hits'}`);
    cards.hits.set(f.count(r.cacheHits), `${f.count(exact)} exact · ${f.count(r.semanticHits)} semantic · ${f.count(r.staleHits)} stale`);
    cards.rate.set(f.percent(r.hitRate), r.totalCalls ? `${f.count(r.cacheHits)} of ${f.count(r.totalCalls)} calls` : 'no calls yet');
    cards.tokens.set(f.count(r.tokensSaved), `output; and ${f.count(r.inputTokensSaved)} of input`);
    const priced = r.cacheHits - r.unpricedHits;
    const allUnpriced = r.cacheHits > 0 && priced === 0;
    const costs = Number(r.embeddingCostUsd) + Number(r.auditCostUsd);
    cards.saved.set(allUnpriced ? 'No price' : (r.unpricedHits ? 'at least ' : '') + f.usd(r.costSavedUsd),
      (r.unpricedHits ? `${f.percent(priced / r.cacheHits)} of hits priced` : 'estimated at list prices') + (costs > 0 ? `; net ${f.usd(r.netSavedUsd)}` : ''));
    cards.spent.set((r.unpricedCalls ? 'at least ' : '') + f.usd(r.costSpentUsd), r.unpricedCalls ? `${f.count(r.unpricedCalls)} calls have no price` : 'on calls to providers');
    const estimated = r.cacheHits - r.unestimatedHits;
    const first = r.equivalences[0];
    cards.co2.set(r.cacheHits > 0 && estimated === 0 ? 'No estimate' : f.grams(r.co2SavedG, r.co2SavedGHigh),
      r.unestimatedHits ? `${f.percent(estimated / r.cacheHits)} of hits estimated` : first ? `at least ${f.amount(first.amount)} × ${first.unit}` : 'estimated');
    fill(providers, shares(r.byProvider.map((each) => ({ label: f.provider(each.name), size: each.totalCalls, share: each.hitRate,
      text: `${f.plural(each.totalCalls, 'call')}, ${f.percent(each.hitRate)} hits` }))));
    const strip = h('div.strip', { 'aria-hidden': 'true' }, r.byPromptType.map((each, i) => {
      const part = h('span.' + TYPE_TONES[i % TYPE_TONES.length]);
      part.style.width = (each.totalCalls / r.totalCalls * 100) + '%';
      return part;
    }));
    fill(types, strip, h('ul.legend', {}, r.byPromptType.map((each, i) => h('li', {}, h('span.dot.' + TYPE_TONES[i % TYPE_TONES.length]),
      f.type(each.name), h('span.muted', {}, ' ' + f.percent(each.totalCalls / r.totalCalls) + ' · ' + f.count(each.totalCalls))))));
    drawModels();
    // Beside the application, nobody knows what it does.
    const matched = about().source ? null : semanticPanel(r.semantic);
    semantic.hidden = matched === null;
    fill(semantic, matched);
  }

  function drawDays(daily, waits) {
    const days = Array.from({ length: range }, (_, i) => daysAgo(range - 1 - i));
    const sums = new Map(days.map((date) => [date, { calls: 0, hits: 0, usd: 0 }]));
    for (const row of daily) {
      const sum = sums.get(row.day);
      if (sum) { sum.calls += row.totalCalls; sum.hits += row.cacheHits; sum.usd += Number(row.costSavedUsd); }
    }
    const of = (read) => days.map((date) => read(sums.get(date)));
    hitRate.update(days, [of(({ calls, hits }) => calls ? hits / calls : null)]);
    saved.update(days, [of(({ usd }) => usd)]);
    const waited = new Map(waits.map((row) => [row.day, row]));
    const wait = (calls, median) => days.map((date) => waited.get(date)?.[calls] ? waited.get(date)[median] : null);
    latency.update(days, [wait('hitCalls', 'hitMedianMs'), wait('missCalls', 'missMedianMs')]);
  }

  function drawTop({ prompts }) {
    const served = prompts.filter(({ hits }) => hits > 0);
    fill(top, served.length ? served.map((each) => h('li', {},
      h('a', { href: '#prompts?' + new URLSearchParams({ key: each.key }) }, h('span.text', {}, (each.prompt ?? f.withoutText(each)).slice(0, 200))),
      h('span.muted', {}, `${f.plural(each.hits, 'hit')} · ${f.usd(each.costSavedUsd)} · ${each.model}`)))
      : h('li.muted', {}, 'No prompt has been served from the cache yet.'));
  }

  function drawEmpty() {
    const enabled = report.usageEnabled;
    fill(empty, h('h2', {}, enabled ? 'No calls yet' : 'The usage log is off'),
      enabled ? [
        h('p', {}, about().source ? 'The log that is open here holds no calls.' : 'EcoAI is running and waits for the first call of a model.'),
        !about().source && h('ol', {},
          h('li', {}, 'Call a model through ', h('code', {}, 'ChatClient'), ' or ', h('code', {}, 'ChatModel'), ' as always. Nothing has to be changed.'),
          h('li', {}, 'Make the same call again. It is answered from the cache, and shows up here within seconds.'),
          h('li', {}, 'If it is not, ', h('a', { href: '#miss' }, 'Why a miss'), ' tells what differed. The line that begins with “EcoAI caches” in the log of the application names the models that are cached.')),
      ] : h('p', {}, 'Calls are cached but not counted, since ', h('code', {}, 'ecoai.usage.enabled=false'), '. Remove the property to see what the cache saves.'));
  }

  fill(full,
    h('section.cards', { 'aria-label': 'Totals' }, Object.values(cards).map(({ element }) => element)),
    h('div.heading', {}, h('h2', {}, 'Day by day ', h('span.muted.small', {}, 'Days are UTC')), select('Range', [['7', '7 days'], ['30', '30 days'], ['90', '90 days']], '30', (value) => { range = Number(value); seen.daily = null; refresh(); })),
    h('div.grid', {}, hitRate.element, saved.element, latency.element,
      h('section.panel', { 'aria-label': 'Calls by provider' }, h('header', {}, h('h2', {}, 'Calls by provider')), h('p.note.muted', {}, 'In the period above; the green part was served from the cache'), providers)),
    h('section.panel', { 'aria-label': 'Content types' }, h('header', {}, h('h2', {}, 'Content types')), types),
    h('section.panel', { 'aria-label': 'Models' }, h('header', {}, h('h2', {}, 'Models'), h('span.muted', {}, 'the first ten')),
      h('div.scroll', { tabindex: '0', role: 'region', 'aria-label': 'Models' }, h('table.wide', {}, h('caption.hidden', {}, 'Models'), h('thead', {}, h('tr', {}, heads)), models))),
    semantic,
    h('section.panel', { 'aria-label': 'Top cached prompts' }, h('header', {}, h('h2', {}, 'Top cached prompts'), h('a', { href: '#prompts?sort=hits' }, 'All prompts')), top));

  const element = h('div.stack', {},
    h('div.heading', {}, h('h1', {}, 'Overview'), h('div.tools', {}, select('Period', PERIODS, period, (value) => { period = value; refresh(); }), csv)),
    empty, full);

  async function refresh() {
    const start = daysAgo(range - 1);
    const [next, daily, waits, prompts] = await Promise.all([get('report', { from: from(period) }), get('daily', { from: start }),
      get('latency', { from: start }), get('prompts', { sort: 'hits', limit: 5 })]);
    csv.href = download('daily', { from: from(period) });
    if (next !== report) {
      report = next;
      const none = !report.usageEnabled || (report.totalCalls === 0 && prompts.total === 0 && daily.length === 0 && period !== '1');
      empty.hidden = !none;
      full.hidden = none;
      if (none) drawEmpty(); else drawReport();
    }
    if (daily !== seen.daily || waits !== seen.waits) drawDays(daily, waits);
    if (prompts !== seen.prompts) drawTop(prompts);
    Object.assign(seen, { daily, waits, prompts });
  }

  return { element, refresh, repaint: () => [hitRate, saved, latency].forEach((each) => each.repaint()) };
}
