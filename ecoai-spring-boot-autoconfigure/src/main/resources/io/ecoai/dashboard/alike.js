import { facts, h, table } from './dom.js';
import * as f from './format.js';

// Questions that ask the same in other words: what is decided about them, and why.

const REFUSALS = {
  text: 'too long to be compared, or without content words',
  language: 'not plainly English, and no guard knows the language',
  stems: 'the content words differ',
  numbers: 'numbers differ',
  negation: 'only one of them denies something',
  entities: 'names differ',
  'quotes-and-identifiers': 'quotes or identifiers differ',
  'units-and-currency': 'units or currencies differ',
  opposites: 'one says the opposite of the other',
  'question-word': 'something else is asked for',
  modality: 'one asks what is, the other what was, will, can or should be',
  order: 'the words play other parts',
  wording: 'the wording differs in more than is known to say the same',
  'function-words': 'persons, quantities, conjunctions or prepositions differ',
  words: 'a word has no counterpart that means the same',
  threshold: 'not alike enough',
  answer: 'the answer has left, is too old or is not for this caller',
  index: 'it is not found: it was answered while matching was off, or others have taken its place',
  embedder: 'there was no embedding in time',
};

/** In plain words; a guard of the application's own has nothing but its name. */
export const refusal = (guard) => Object.hasOwn(REFUSALS, guard) ? REFUSALS[guard] : `the guard “${guard}” refuses`;

export const cosine = (value) => (Math.floor(value * 1000) / 1000).toFixed(3);

/** strict from 0.90, in shadow */
export const matching = ({ match, threshold, shadow }) => `${match} from ${threshold.toFixed(2)}${shadow ? ', in shadow: nothing is served' : ''}`;

function audits(audit) {
  const judged = audit ? audit.agreed + audit.wrong : 0;
  const rest = audit ? [[audit.unclear, 'unclear'], [audit.failed, 'failed']].filter(([n]) => n > 0).map(([n, word]) => `; ${f.count(n)} ${word}`).join('') : '';
  return judged === 0 ? ['Wrong answers', 'not known', `No audit has ended${rest ? ' with a result' + rest : ''}. ecoai.semantic.audit-rate sets how many answers are checked.`]
    : ['Wrong answers', f.percent(audit.wrongRate), `${f.count(audit.wrong)} of ${f.count(judged)} audited with this match; ${f.percent(audit.wrongRateLow)} to ${f.percent(audit.wrongRateHigh)} at 95 % confidence${rest}`];
}

/** What this instance has done since it started, or nothing where it never had to. */
export function semanticPanel(status) {
  const refused = Object.entries(status.refusals).sort((a, b) => b[1] - a[1]);
  if (!status.enabled && status.served + status.shadowMatches + refused.length === 0 && !status.steppedDown) return null;
  const idle = status.served + status.shadowMatches + refused.length === 0;
  return [h('header', {}, h('h2', {}, 'Semantic matching'), h('span.muted', {}, status.enabled ? matching(status) : 'off')),
    h('p.note.muted', {}, 'This instance since its start'),
    status.steppedDown && h('p.pin', {}, `Stepped down: ${status.steppedDown}.`),
    status.enabled && status.obstacle && h('p.pin', {}, `Questions are only answered exactly: ${status.obstacle}`),
    facts([['Answers served', f.count(status.served)],
      (status.shadow || status.shadowMatches > 0) && ['Only logged, in shadow', f.count(status.shadowMatches)],
      audits(status.audit),
      ['Embeddings by', status.embedder ?? 'nobody yet']]),
    idle ? h('p.muted', {}, 'No question in other words yet. Ask one that was answered before differently, or look at ', h('a', { href: '#miss' }, 'Why a miss'), '.')
      : refused.length > 0 && [h('h3', {}, 'Why others were refused'), table('Refusals', ['Reason', 'Guard', 'Questions'], refused.map(([guard, n]) => [refusal(guard), h('code', {}, guard), f.count(n)]))]];
}

/** What was decided about other questions, for one that is asked now. */
export function candidates({ verdict, similar, nearest }, status) {
  const elsewhere = nearest?.differences.map(({ component }) => component).filter((name) => name !== 'user') ?? [];
  const decision = ({ refusedBy }) => refusedBy !== null ? refusal(refusedBy) : status.shadow ? 'would be served, but for shadow' : verdict === 'similar' ? 'would be served' : 'would do, but nothing is asked for it';
  const state = !status.enabled ? ['Semantic matching is off, so only the very same question is a hit. ', h('a', { href: '#settings' }, 'Settings')]
    : status.obstacle ? [`Questions are only answered exactly: ${status.obstacle}`]
      : [`Match: ${matching(status)}.`];
  return h('section.panel', { 'aria-label': 'Other questions' }, h('header', {}, h('h2', {}, 'Questions that may ask the same')),
    h('p.note.muted', {}, state),
    status.enabled && elsewhere.length > 0 && h('p.note.muted', {}, `Only questions in the same context are compared. The nearest answer is of another one: its ${elsewhere.join(', ')} ${elsewhere.length > 1 ? 'differ' : 'differs'}.`),
    similar.length > 0 ? table('Questions that may ask the same', ['Kept question', 'Similarity', 'Decision', 'Guard'], similar.map((each) =>
      [each.prompt ?? h('span.muted', {}, 'not shown'), each.similarity === null ? '–' : cosine(each.similarity), decision(each), each.refusedBy === null ? '–' : h('code', {}, each.refusedBy)]), 'wide left')
      : status.enabled && !status.obstacle && h('p.muted', {}, status.match === 'strict' ? 'No kept question of this context has the same content words.' : 'No kept question of this context is near.'));
}
