import { get, post } from './api.js';
import { fill, h, table } from './dom.js';
import { candidates } from './alike.js';
import * as f from './format.js';

export default function miss({ about }) {
  let models = null;
  let wanted = null;
  const model = h('select', { name: 'model' });
  const modelField = h('label.field', { hidden: true }, h('span', {}, 'Model'), model);
  const system = h('textarea', { rows: '2', name: 'system', placeholder: 'Only if the request has one' });
  const prompt = h('textarea', { rows: '4', name: 'prompt', required: true, placeholder: 'What the user asks, to the letter: a space too many is another key' });
  const result = h('div.stack', { 'aria-live': 'polite' });
  const form = h('form.panel.stack', { onsubmit: (event) => { event.preventDefault(); explain(texts()); } },
    modelField, h('label.field.wide', {}, h('span', {}, 'System'), system), h('label.field.wide', {}, h('span', {}, 'Prompt'), prompt),
    h('div.buttons', {}, h('button.solid', { type: 'submit' }, 'Explain')));
  const closed = h('p', { hidden: true }, 'Keys can only be made within the application. From here, choose a prompt under ', h('a', { href: '#prompts' }, 'Prompts'), ' and open its key.');

  const texts = () => Object.fromEntries(Object.entries({ prompt: prompt.value, system: system.value, model: model.value }).filter(([, value]) => value));

  async function explain(request) {
    try {
      const answer = await post('explain', request);
      // Asked afterwards: what answers by meaning may have been made for this.
      draw(answer, Boolean(request.key), request.key ? null : await get('semantic'));
    }
    catch (error) {
      fill(result, h('p.lost', {}, error.message));
    }
  }

  const names = (nearest) => nearest.differences.map(({ component }) => component).join(', ') || 'nothing';

  function times(kept) {
    if (!kept) return '';
    const { createdAt, expiresAt, fresh } = kept;
    const given = ` It was given ${f.ago(createdAt)} and `;
    if (expiresAt === null) return given + 'never expires' + (about().source ? ', by settings.json.' : '.');
    const ttl = f.duration((Date.parse(expiresAt) - Date.parse(createdAt)) / 1000);
    return given + (fresh ? `expires ${f.until(expiresAt)}` : f.until(expiresAt)) + `: its time to live is ${ttl}` + (about().source ? ', by settings.json.' : '.');
  }

  /** Of a request. */
  function verdict({ verdict, kept, nearest }) {
    switch (verdict) {
      case 'hit': return ['This would be a hit', 'An answer is kept and fresh.' + times(kept)];
      case 'similar': return ['This would be a semantic hit', 'No answer to this very question serves, but one to a question that asks the same does.'];
      case 'expired': return ['This would be a miss', 'An answer with the very same key is kept, but it is too old.' + times(kept)];
      case 'refused': return ['This would be a miss', 'An answer with the very same key is kept, but this caller does not accept it.' + times(kept)];
      case 'unreadable': return ['This would be a miss', 'An answer with the very same key is kept, but it cannot be read.' + times(kept)];
      case 'bypass': return ['This would go past the cache', 'Caching is off, so the provider is asked.' + (kept ? ' An answer with the very same key is kept.' + times(kept) : ' No answer with this key is kept.')];
      default: return ['This would be a miss', nearest ? `No answer with this key is kept. The nearest kept answer differs in ${names(nearest)}.` : 'No answer of this model is kept in this namespace.'];
    }
  }

  /** Of an answer that was chosen by its key. */
  function keptVerdict({ verdict, kept, nearest }) {
    const state = { hit: 'It is fresh and would be served.', expired: 'It is too old to be served.', bypass: 'It is not served while caching is off.' }[verdict] ?? '';
    return ['This answer is kept', state + times(kept) + (nearest ? ` The nearest other one differs in ${names(nearest)}.` : ' No other answer of this model is kept.')];
  }

  const shown = (value) => value === null ? h('span.muted', {}, 'not there') : value === '' ? h('span.muted', {}, 'not shown') : h('span.prompt', {}, value);

  function draw(answer, kept, semantic) {
    const { key, components, nearest } = answer;
    const [title, words] = kept ? keptVerdict(answer) : verdict(answer);
    const differing = new Set(nearest?.differences.map(({ component }) => component));
    fill(result,
      h('section.panel.verdict', {}, h('h2', {}, title), h('p', {}, words)),
      semantic && answer.verdict !== 'hit' && candidates(answer, semantic),
      nearest && nearest.differences.length > 0 && (kept || answer.verdict !== 'hit') && h('section.panel', {}, h('header', {}, h('h2', {}, 'What differs')),
        h('p.note.muted', {}, `Nearest answer: kept for ${f.age(nearest.createdAt)}`),
        h('div.scroll', { tabindex: '0', role: 'region', 'aria-label': 'Differences' }, h('table.wide', {}, h('caption.hidden', {}, 'Differences'),
          h('thead', {}, h('tr', {}, ['Part', kept ? 'This answer' : 'Asked now', kept ? 'The other one' : 'Kept'].map((head) => h('th', { scope: 'col' }, head)))),
          h('tbody', {}, nearest.differences.map((each) => h('tr', {}, h('th', { scope: 'row' }, each.component), h('td', {}, shown(each.asked)), h('td', {}, shown(each.kept)))))))),
      h('section.panel', {}, h('header', {}, h('h2', {}, 'What the key is made of')), h('p.note.muted.break', {}, 'Key ' + key),
        table('Parts of the key', ['Part', 'Value', 'Digest', 'Nearest'], components.map((each) => [each.name, shown(each.preview), h('code', {}, each.digest.slice(0, 12)),
          nearest ? (differing.has(each.name) ? h('strong.differs', {}, 'differs') : 'equal') : '–']), 'wide left')));
  }

  return {
    element: h('div.stack', {}, h('h1', {}, 'Why a miss'), h('p.muted.lead', {}, 'A call is a hit if its key is equal to that of a kept answer that is fresh, or if a kept question asks the same. See what a request’s key is made of, which kept answer is nearest, and what differs. No provider is asked.'), closed, form, result),
    open({ key, prompt: asked }) {
      wanted = key ?? null;
      fill(result);
      if (asked) prompt.value = asked;
      if (wanted) explain({ key: wanted });
    },
    async refresh() {
      const names = await get('models');
      if (names === models) return;
      models = names;
      const outside = Boolean(about().source);
      form.hidden = outside;
      closed.hidden = !outside;
      modelField.hidden = names.length < 2;
      fill(model, names.length > 1 && names.map((name) => h('option', { value: name }, name)));
    },
  };
}
