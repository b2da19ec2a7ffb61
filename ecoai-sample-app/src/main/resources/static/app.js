import { ask, info, totals } from './api.js';
import { Exchange } from './exchange.js';
import { showTotals } from './totals.js';

const form = document.querySelector('#form');
const question = document.querySelector('#question');
const memory = document.querySelector('#memory');
const log = document.querySelector('#log');

let conversation;
let standIn = false;

async function submit(text) {
  const exchange = new Exchange(log, text, () => submit(text));
  try {
    exchange.show(await ask(text, memory.checked ? conversation : undefined), standIn);
  } catch (error) {
    exchange.fail(error.message);
  }
  await refreshTotals();
}

async function refreshTotals() {
  try {
    showTotals(await totals());
  } catch (error) {
    // The old totals stay; the answer above them has already said what is wrong.
    console.warn(error);
  }
}

async function start() {
  const { provider, model, standIn: local } = await info();
  standIn = local;
  document.querySelector('#stand-in').hidden = !local;
  document.querySelector('#provider').textContent = `${model ?? 'default model'} · ${local ? 'local stand-in' : provider}`;
  document.querySelector('#totals-title').textContent = local ? 'Saved so far, as if OpenAI' : 'Saved so far';
  await refreshTotals();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = question.value.trim();
  if (text) {
    question.value = '';
    submit(text);
  }
});

question.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

memory.addEventListener('change', () => {
  conversation = memory.checked ? crypto.randomUUID() : undefined;
});

for (const example of document.querySelectorAll('.example')) {
  example.addEventListener('click', () => submit(example.textContent));
}

start();
