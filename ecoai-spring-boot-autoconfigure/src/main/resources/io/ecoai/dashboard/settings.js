import { get, post } from './api.js';
import { fill, h, setText } from './dom.js';

// How settings are put to people. One that the application does not have is not shown, and one that is not named here
// by what its value looks like.
const KNOWN = [
  { key: 'cachingEnabled', title: 'Caching', kind: 'switch', help: 'Off, every call goes to its provider and is still counted.' },
  { key: 'mode', title: 'Mode', kind: 'choice', help: 'How long answers stay valid, and whether providers are asked at all.',
    options: [['dev', 'Dev', 'Answers never expire.'], ['prod', 'Prod', 'Answers expire when their time to live is over.'], ['replay', 'Replay', 'Answers never expire and providers are never asked: a miss is an error.']] },
  { key: 'ttl', title: 'Time to live', kind: 'text', help: 'In prod mode. Seconds, or a duration such as 90m or 2h.' },
  { key: 'semanticEnabled', title: 'Semantic matching', kind: 'switch', help: 'Serves the answer to a question that asks the same in other words. Questions that were answered while it was off are matched only once they have been answered again.' },
  { key: 'semanticMatch', title: 'Match', kind: 'choice', help: 'How like each other two questions must be.',
    options: [['strict', 'Strict', 'The same content words, no guard refuses, and near embeddings.'], ['similar', 'Similar', 'Near embeddings, and no guard refuses. Embeds every question that has no exact answer.']] },
  { key: 'semanticThreshold', title: 'Threshold', kind: 'threshold', help: 'The lowest similarity of two embeddings that is accepted: a cosine from 0 to 1.' },
  { key: 'semanticShadow', title: 'Shadow', kind: 'switch', help: 'Answers that would have been served are only logged, and nothing is served by meaning.' },
];

const inWords = (key) => key.charAt(0).toUpperCase() + key.slice(1).replace(/[A-Z]/g, (letter) => ' ' + letter.toLowerCase());

function listed({ pinned, ...values }) {
  const others = Object.keys(values).filter((key) => !KNOWN.some((each) => each.key === key));
  return [...KNOWN.filter(({ key }) => key in values),
    ...others.map((key) => ({ key, title: inWords(key), kind: typeof values[key] === 'boolean' ? 'switch' : 'text', help: '' }))];
}

const LEAD = 'Changes apply at once, to every call that begins afterwards, and are kept in settings.json. What configuration says is locked here.';
const SAVED = 'Saved. In force for every call that begins from now on.';
const BY_MATCH = 'default';
const DEFAULTS = { strict: '0.90', similar: '0.95' };
const SEMANTIC = ['semanticEnabled', 'semanticMatch', 'semanticThreshold', 'semanticShadow'];
// Beside the application, nobody knows what its configuration says.
const LEAD_BESIDE = 'What settings.json says, or would say by default. A running application takes up changes within a second. What its configuration pins is not known here.';
const SAVED_BESIDE = 'Saved in settings.json. What the application’s configuration pins stays as it is.';

export default function settings({ about, refresh: again }) {
  let last = null;
  let semantic = null;
  const controls = new Map();
  const list = h('div.stack');
  const lead = h('p.muted.lead', {}, '');

  function control(setting, id) {
    const send = (value) => apply(setting, value);
    if (setting.kind === 'switch') {
      const input = h('input', { type: 'checkbox', role: 'switch', id, onchange: () => send(input.checked) });
      return { nodes: h('label.switch', {}, input, h('span', { 'aria-hidden': 'true' }), h('span.hidden', {}, setting.title)),
        set: (value) => { input.checked = value; }, lock: (locked) => { input.disabled = locked; } };
    }
    if (setting.kind === 'choice') {
      const inputs = setting.options.map(([value, title, help]) => {
        const input = h('input', { type: 'radio', name: id, value, onchange: () => send(value) });
        return { input, label: h('label.option', {}, input, h('span', {}, h('strong', {}, title), h('span.muted', {}, help))) };
      });
      return { nodes: h('div.options', { role: 'radiogroup', 'aria-label': setting.title }, inputs.map(({ label }) => label)),
        set: (value) => inputs.forEach(({ input }) => { input.checked = input.value === value; }),
        lock: (locked) => inputs.forEach(({ input }) => { input.disabled = locked; }) };
    }
    if (setting.kind === 'threshold') {
      const radio = (value, onchange) => h('input', { type: 'radio', name: id, value, onchange });
      const own = h('input', { type: 'number', id, min: '0', max: '1', step: '0.01', 'aria-label': 'Threshold of your own', onchange: () => send(own.value || BY_MATCH),
        onblur: () => { if (!own.value) byMatch.checked = true; } });
      const byMatch = radio(BY_MATCH, () => send(BY_MATCH));
      const byHand = radio('own', () => { if (own.value) send(own.value); else own.focus(); });
      const words = h('span.muted');
      return { nodes: h('div.options', { role: 'radiogroup', 'aria-label': setting.title },
        h('label.option', {}, byMatch, h('span', {}, h('strong', {}, 'Default of the match'), words)),
        h('div.option', {}, h('label', {}, byHand, h('strong', {}, 'A number of your own')), own)),
        set: (value, { semanticMatch }) => {
          setText(words, `${DEFAULTS[semanticMatch]} while it is ${semanticMatch}.`);
          if (document.activeElement === own || (document.activeElement === byHand && value === BY_MATCH)) return;
          byMatch.checked = value === BY_MATCH;
          byHand.checked = value !== BY_MATCH;
          own.value = value === BY_MATCH ? '' : String(value);
        },
        lock: (locked) => [byMatch, byHand, own].forEach((input) => { input.disabled = locked; }) };
    }
    const input = h('input', { type: 'text', id, inputmode: 'text', autocomplete: 'off', 'aria-label': setting.title, onchange: () => send(input.value) });
    return { nodes: h('div.inline', {}, input, setting.key === 'ttl' && h('span.muted', {}, 'seconds')),
      set: (value) => { if (document.activeElement !== input) input.value = value === null ? '' : String(value); }, lock: (locked) => { input.disabled = locked; } };
  }

  async function apply(setting, value) {
    const entry = controls.get(setting.key);
    try {
      draw(last = await post('settings', { [setting.key]: value }), semantic);
      entry.tell(about().source ? SAVED_BESIDE : SAVED);
    }
    catch (error) {
      entry.tell(error.message, true);
      last = null;
      document.activeElement?.blur();
      again();
    }
  }

  function build(values) {
    fill(list, listed(values).map((setting) => {
      const part = control(setting, 'setting-' + setting.key);
      const pin = h('p.pin', { hidden: true });
      const note = h('p.pin', { hidden: true });
      const message = h('p.small', { role: 'status' });
      controls.set(setting.key, { ...part, pin, note, tell(words, bad = false) { setText(message, words); message.className = bad ? 'small bad' : 'small good'; } });
      return h('section.panel.setting', { 'aria-label': setting.title, 'data-setting': setting.key },
        h('div', {}, h('h2', {}, setting.title), h('p.muted', {}, setting.help), pin, note, message), part.nodes);
    }));
  }

  /** What there is to know beside the value itself. */
  function noteOn(key, impossible, { enabled, embedder, obstacle, steppedDown }) {
    if (key === 'semanticEnabled' && obstacle) return `${impossible ? 'Not available' : 'At the moment questions are only answered exactly'}: ${obstacle}`;
    if (key === 'semanticEnabled' && enabled && embedder === null && !about().source) return 'Getting ready; until then questions are only answered exactly.';
    return key === 'semanticMatch' && steppedDown ? `Stepped down: ${steppedDown}` : '';
  }

  function draw(values, status) {
    if (controls.size === 0) build(values);
    // Nobody makes embeddings, and nobody could. What is on can still be turned off.
    const impossible = Boolean(status.obstacle) && status.embedder === null;
    for (const [key, { set, lock, pin, note }] of controls) {
      const where = values.pinned[key];
      set(values[key], values);
      lock(Boolean(where) || (impossible && SEMANTIC.includes(key) && !(key === 'semanticEnabled' && values[key])));
      pin.hidden = !where;
      setText(pin, where ? `🔒 Locked: pinned by ${where}. Change it there.` : '');
      const words = noteOn(key, impossible, status);
      note.hidden = !words;
      setText(note, words);
    }
  }

  return {
    element: h('div.stack', {}, h('h1', {}, 'Settings'), lead, list),
    async refresh() {
      setText(lead, about().source ? LEAD_BESIDE : LEAD);
      const [values, status] = await Promise.all([get('settings'), get('semantic')]);
      if (values !== last || status !== semantic) draw(last = values, semantic = status);
    },
  };
}
