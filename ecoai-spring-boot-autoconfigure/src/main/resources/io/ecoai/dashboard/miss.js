import { get, post } from './api.js';
import { fill, h, table } from './dom.js';
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
      draw(answer, Boolean(request.key));
    }
    catch (error) {
      fill(result, h('p.lost', {}, error.message));
    }
  }

  function verdict(nearest, kept) {
    if (kept) return nearest ? ['This answer is kept', `The nearest other one differs in ${nearest.differences.map(({ component }) => component).join(', ') || 'nothing'}.`] : ['This answer is kept', 'No other answer of this model is kept.'];
    if (!nearest) return ['This would be a miss', 'No answer of this model is kept in this namespace.'];
    if (nearest.differences.length === 0) return ['An answer with the very same key is kept', 'It is a hit if caching is on and it is not too old. Its age and expiry are under Prompts.'];
    return ['This would be a miss', `The nearest kept answer differs in ${nearest.differences.map(({ component }) => component).join(', ')}.`];
  }

  const shown = (value) => value === null ? h('span.muted', {}, 'not there') : value === '' ? h('span.muted', {}, 'not shown') : h('span.prompt', {}, value);

  function draw({ key, components, nearest }, kept) {
    const [title, words] = verdict(nearest, kept);
    const differing = new Set(nearest?.differences.map(({ component }) => component));
    const similarity = nearest?.similarity;
    fill(result,
      h('section.panel.verdict', {}, h('h2', {}, title), h('p', {}, words)),
      nearest && nearest.differences.length > 0 && h('section.panel', {}, h('header', {}, h('h2', {}, 'What differs')),
        h('p.note.muted', {}, `Nearest answer: kept for ${f.age(nearest.createdAt)}` + (similarity === undefined || similarity === null ? '' : `, similarity ${similarity.toFixed(3)}`)),
        h('div.scroll', { tabindex: '0', role: 'region', 'aria-label': 'Differences' }, h('table.wide', {}, h('caption.hidden', {}, 'Differences'),
          h('thead', {}, h('tr', {}, ['Part', kept ? 'This answer' : 'Asked now', kept ? 'The other one' : 'Kept'].map((head) => h('th', { scope: 'col' }, head)))),
          h('tbody', {}, nearest.differences.map((each) => h('tr', {}, h('th', { scope: 'row' }, each.component), h('td', {}, shown(each.asked)), h('td', {}, shown(each.kept)))))))),
      h('section.panel', {}, h('header', {}, h('h2', {}, 'What the key is made of')), h('p.note.muted.break', {}, 'Key ' + key),
        table('Parts of the key', ['Part', 'Value', 'Digest', 'Nearest'], components.map((each) => [each.name, shown(each.preview), h('code', {}, each.digest.slice(0, 12)),
          nearest ? (differing.has(each.name) ? h('strong.differs', {}, 'differs') : 'equal') : '–']), 'wide left')));
  }

  return {
    element: h('div.stack', {}, h('h1', {}, 'Why a miss'), h('p.muted.lead', {}, 'A call is a hit if its key is equal to that of a kept answer. See what a request’s key is made of, which kept answer is nearest, and what differs. No provider is asked.'), closed, form, result),
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
