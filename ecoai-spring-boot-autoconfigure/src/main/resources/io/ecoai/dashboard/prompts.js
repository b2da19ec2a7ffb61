import { download, get, remove } from './api.js';
import { dialog, fill, h, setText } from './dom.js';
import { cosine } from './alike.js';
import * as f from './format.js';

const PAGE = 25;
// More than this the server gives nobody at once.
const MOST = 1000;
const LONG = 180;
// So many of the newest hits by meaning are looked at for how alike they were.
const NEWEST = 250;
const FIELDS = ['search', 'served', 'type', 'provider', 'model', 'namespace', 'sort'];

export default function prompts({ about, refresh: again }) {
  let state = {};
  let offset = 0;
  let last = null;
  let choices = null;
  let alike = new Map();
  const open = new Set();

  const search = h('input', { type: 'search', placeholder: 'Search in prompts', maxlength: '200', autocomplete: 'off' });
  const selects = Object.fromEntries([['served', 'Served', [['', 'Any way'], ['exact', 'Exact'], ['semantic', 'Semantic'], ['stale', 'Stale']]],
    ['type', 'Type', [['', 'All types'], ...f.promptTypes]], ['provider', 'Provider', [['', 'All providers']]], ['model', 'Model', [['', 'All models']]],
    ['namespace', 'Namespace', [['', 'All namespaces']]], ['sort', 'Sort', [['', 'Last seen'], ['hits', 'Most hits'], ['saved', 'Most saved']]]]
    .map(([name, label, options]) => {
      const element = h('select', { name, onchange: () => set({ [name]: element.value }) }, options.map(([value, text]) => h('option', { value }, text)));
      return [name, { element, label: h('label.field', {}, h('span', {}, label), element) }];
    }));
  const count = h('p.muted', { role: 'status' }, '');
  const body = h('tbody');
  const pages = h('nav.pages', { 'aria-label': 'Pages of prompts' });
  const all = h('button.danger', { type: 'button', hidden: true, onclick: () => last && confirmAll() }, 'Delete all that match');
  const only = h('p.only', { hidden: true }, 'One prompt is shown. ', h('a', { href: '#prompts' }, 'Show all'));
  const csv = h('a.button', { download: '' }, 'Download CSV');

  let typing = 0;
  search.addEventListener('input', () => { clearTimeout(typing); typing = setTimeout(() => set({ search: search.value }), 250); });

  const go = (next) => { location.hash = '#prompts' + (Object.keys(next).length ? '?' + new URLSearchParams(next) : ''); };
  function set(changes) {
    const next = { ...state, ...changes };
    delete next.offset;
    go(Object.fromEntries(Object.entries(next).filter(([, value]) => value)));
  }

  const query = () => ({ search: state.search, filter: [state.served, state.type].filter(Boolean).join(','), provider: state.provider,
    model: state.model, namespace: state.namespace, key: state.key });

  function text(each) {
    if (each.prompt === null) return h('span.muted', {}, f.withoutText(each));
    const long = each.prompt.length > LONG;
    const shown = h('p.prompt', {});
    const render = () => {
      const whole = !long || open.has(each.key);
      setText(shown, whole ? each.prompt : each.prompt.slice(0, LONG) + '…');
      shown.classList.toggle('whole', long && whole);
      if (toggle) { setText(toggle, whole ? 'Show less' : `Show all ${f.count(each.prompt.length)} characters`); toggle.setAttribute('aria-expanded', String(whole)); }
    };
    const toggle = long && h('button.link', { type: 'button', onclick: () => { if (!open.delete(each.key)) open.add(each.key); render(); } });
    render();
    return [shown, toggle];
  }

  const served = (each) => [['exact', each.exactHits], ['semantic', each.semanticHits], ['stale', each.staleHits]].filter(([, n]) => n > 0)
    .map(([name, n]) => `${f.count(n)} ${name}`).join(' · ');

  /** How alike the question was that has the answer, of those that were served last. */
  async function similarities(page) {
    if (!page.prompts.some(({ semanticHits }) => semanticHits > 0)) return new Map();
    const calls = await get('history', { outcome: 'semantic_hit', limit: NEWEST, provider: state.provider, model: state.model, namespace: state.namespace });
    return new Map(calls.filter(({ similarity }) => similarity !== null).reverse().map(({ promptHash, similarity }) => [promptHash, similarity]));
  }

  const alikeBy = (each) => each.semanticHits > 0 && alike.has(each.key) && h('span.muted.small', {}, `similarity ${cosine(alike.get(each.key))}`);

  function row(each) {
    const expiry = !each.kept ? (each.semanticHits > 0 && each.semanticHits === each.calls ? 'has no answer of its own' : 'not kept any more') : each.expiresAt === null ? (about().source ? 'never, by settings.json' : 'never') : f.until(each.expiresAt);
    return h('tr', {},
      h('td.main', {}, text(each), h('p.muted.small', {}, `${f.type(each.promptType)} · ${f.provider(each.provider)} · ${each.model}` + (each.namespace === 'default' ? '' : ` · ${each.namespace}`))),
      h('td.num', { 'data-label': 'Hits' }, f.count(each.hits), h('span.muted.small', {}, served(each)), alikeBy(each)),
      h('td.num', { 'data-label': 'Saved' }, f.usd(each.costSavedUsd)),
      h('td.num', { 'data-label': 'Last seen', title: f.moment(each.lastSeen) }, f.ago(each.lastSeen)),
      h('td.num', { 'data-label': 'Age', title: each.createdAt ? f.moment(each.createdAt) : '' }, each.createdAt ? f.age(each.createdAt) : '–'),
      h('td.num', { 'data-label': 'Expires' }, h('span' + (each.kept && each.fresh ? '' : '.muted'), {}, expiry)),
      h('td.actions', {}, each.kept && h('a.link', { href: '#miss?' + new URLSearchParams({ key: each.key }) }, 'Key'),
        each.kept && about().deletes && h('button.link.danger', { type: 'button', onclick: () => confirmOne(each) }, 'Delete')));
  }

  async function run(box, parameters, message) {
    try {
      const { removed } = await remove('prompts', parameters);
      setText(message, `${f.count(removed)} ${removed === 1 ? 'answer has' : 'answers have'} left the cache.`);
      again();
      setTimeout(() => box.close(), 900);
    }
    catch (error) { setText(message, error.message); }
  }

  function ask(title, words, parameters) {
    const message = h('p', { role: 'status' }, '');
    const box = dialog(title, h('p', {}, words), message, h('div.buttons', {},
      h('button', { type: 'button', onclick: () => box.close() }, 'Keep'),
      h('button.danger.solid', { type: 'button', onclick: () => run(box, parameters, message) }, 'Delete')));
  }

  const confirmOne = (each) => ask('Delete this answer?', 'The next call with this prompt goes to its provider. Its history stays.', { key: each.key });
  const confirmAll = () => ask(`Delete the answers to ${f.count(last.total)} prompts?`, 'All that match the search and the filters, on every page. The next calls with these prompts go to their providers. Their history stays.', query());

  function draw(page) {
    setText(count, page.total === 0 ? 'No prompt matches.' : `${f.count(page.total)} ${page.total === 1 ? 'prompt' : 'prompts'}`);
    fill(body, page.prompts.map(row));
    all.disabled = false;
    all.hidden = !about().deletes || page.total === 0 || Boolean(state.key);
    only.hidden = !state.key;
    const number = Math.floor(offset / PAGE) + 1;
    const numbers = Math.max(1, Math.ceil(page.total / PAGE));
    const link = (title, to, on) => h('button', { type: 'button', disabled: !on, onclick: () => go({ ...state, offset: String(to) }) }, title);
    fill(pages, numbers > 1 && [link('Previous', offset - PAGE, offset > 0), h('span', {}, `Page ${f.count(number)} of ${f.count(numbers)}`), link('Next', offset + PAGE, offset + PAGE < page.total)]);
    csv.href = download('prompts', { ...query(), sort: state.sort, limit: MOST });
    setText(csv, page.total > MOST ? `Download CSV (first ${f.count(MOST)})` : 'Download CSV');
  }

  function drawChoices({ byProvider, byModel, byNamespace }) {
    for (const [name, groups, label] of [['provider', byProvider, f.provider], ['model', byModel, String], ['namespace', byNamespace, String]]) {
      const { element } = selects[name];
      fill(element, element.options[0], groups.map((group) => h('option', { value: group.name }, label(group.name) || 'none')));
      element.value = state[name] ?? '';
    }
  }

  async function refresh() {
    const wanted = choices ? null : get('report');
    const asked = state;
    const read = () => get('prompts', { ...query(), sort: state.sort, limit: PAGE, offset });
    let page = await read();
    // The last page may have gone since it was linked to or shown.
    while (asked === state && page.total > 0 && offset >= page.total) {
      offset = Math.floor((page.total - 1) / PAGE) * PAGE;
      page = await read();
    }
    const found = page === last ? alike : await similarities(page);
    // What was asked before the filters changed: the next answer is on its way.
    if (asked !== state) return;
    if (page !== last) {
      alike = found;
      draw(last = page);
    }
    if (wanted) drawChoices(choices = await wanted);
  }

  return {
    element: h('div.stack', {}, h('div.heading', {}, h('h1', {}, 'Prompts'), csv),
      h('form.filters', { role: 'search', onsubmit: (event) => event.preventDefault() }, h('label.field.wide', {}, h('span', {}, 'Search'), search), Object.values(selects).map(({ label }) => label)),
      only, h('div.heading', {}, count, all),
      h('section.panel.flush', {}, h('table.cards-on-phone', {}, h('caption.hidden', {}, 'Prompts'),
        h('thead', {}, h('tr', {}, ['Prompt', 'Hits', 'Saved', 'Last seen', 'Age', 'Expires', ''].map((title, i) => h('th' + (i && i < 6 ? '.num' : ''), { scope: 'col' }, title || h('span.hidden', {}, 'Actions'))))), body)), pages),
    open(parameters) {
      state = Object.fromEntries(Object.entries(parameters).filter(([name]) => FIELDS.includes(name) || name === 'key' || name === 'offset'));
      offset = Number.parseInt(state.offset ?? '0', 10) || 0;
      // How many would be deleted is not known before the first answer.
      last = null;
      all.disabled = true;
      choices = null;
      if (document.activeElement !== search) search.value = state.search ?? '';
      for (const [name, { element }] of Object.entries(selects)) element.value = state[name] ?? '';
    },
    refresh,
  };
}
