import { grams, milliseconds, number, usd } from './format.js';

const template = document.querySelector('#exchange');

const sources = {
  hit: 'hit · from cache',
  semantic_hit: 'semantic hit · from cache',
  stale: 'stale · from cache',
  miss: 'miss · from provider',
  bypass: 'bypass · from provider',
};

const cached = new Set(['hit', 'semantic_hit', 'stale']);

/** One question with its answer. All text is set as text: questions and answers may contain anything. */
export class Exchange {
  #root;

  constructor(log, question, again) {
    this.#root = template.content.firstElementChild.cloneNode(true);
    this.#set('.question', question);
    this.#find('.again').addEventListener('click', again);
    log.append(this.#root);
    this.#reveal();
  }

  show(answer, standIn) {
    const hit = cached.has(answer.outcome);
    const verb = hit ? 'saved' : 'spent';
    const asIf = standIn ? ', as if OpenAI' : '';
    this.#finish(answer.answer ?? '');
    const badge = this.#set('.badge', sources[answer.outcome] ?? 'not cached · from provider');
    badge.classList.toggle('is-hit', hit);
    this.#set('.latency', milliseconds(answer.latencyMs));
    this.#set('.tokens-label', `Tokens ${verb}`);
    this.#set('.tokens', `${number(answer.inputTokens)} in · ${number(answer.outputTokens)} out`);
    this.#set('.cost-label', `USD ${verb}${asIf}`);
    this.#set('.cost', usd(answer.costUsd));
    this.#set('.co2-label', `CO₂e ${verb}${asIf}`);
    this.#set('.co2', grams(answer.co2LowG, answer.co2HighG));
    this.#reveal();
  }

  fail(message) {
    this.#finish(message);
    this.#root.classList.add('is-error');
    this.#find('.badge').textContent = 'error';
    this.#find('dl').remove();
    this.#reveal();
  }

  #finish(text) {
    this.#set('.text', text).classList.remove('waiting');
    this.#find('.facts').hidden = false;
  }

  #reveal() {
    this.#root.scrollIntoView({ block: 'nearest' });
  }

  #find(selector) {
    return this.#root.querySelector(selector);
  }

  #set(selector, text) {
    const element = this.#find(selector);
    element.textContent = text;
    return element;
  }
}
