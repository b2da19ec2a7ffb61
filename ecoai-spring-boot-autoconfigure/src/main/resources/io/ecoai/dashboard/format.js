// Numbers as people read them.

const NARROW = ' ';
const SCALES = [[1e12, 'T'], [1e9, 'B'], [1e6, 'M'], [1e4, 'k', 1e3]];

const digits = (value, significant) => {
  const decimals = value === 0 ? 0 : Math.max(0, significant - 1 - Math.floor(Math.log10(Math.abs(value))));
  return new Intl.NumberFormat('en', { maximumFractionDigits: Math.min(decimals, 12) }).format(value);
};

/** 999 · 9,999 · 12.3 k · 1.2 M */
export function count(value) {
  // By what is shown: 999,950 is 1 M and not 1,000 k.
  const shown = Math.abs(value) >= 1e4 ? Number(value.toPrecision(3)) : value;
  for (const [from, unit, by = from] of SCALES) {
    if (Math.abs(shown) >= from) return digits(shown / by, 3) + NARROW + unit;
  }
  return new Intl.NumberFormat('en').format(value);
}

export const plural = (n, word) => `${count(n)} ${word}${n === 1 ? '' : 's'}`;

/** $1.2 M · $12.30 · $0.50 · $0.0042 */
export function usd(value) {
  const amount = Number(value);
  const sign = amount < 0 ? '−' : '';
  const size = Math.abs(amount);
  if (size === 0) return '$0';
  if (size >= 1e4) return sign + '$' + count(size);
  if (Number(size.toPrecision(2)) >= 0.1) return sign + '$' + new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(size);
  if (size < 1e-9) return sign + '<$0.000000001';
  return sign + '$' + digits(size, 2);
}

export const exactUsd = (value) => '$' + new Intl.NumberFormat('en', { maximumFractionDigits: 12 }).format(Number(value));

export const percent = (ratio) => {
  const value = ratio * 100;
  const shown = value > 0 && value < 0.1 ? '<0.1' : value < 100 && value > 99.9 ? '99.9' : new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(value);
  return shown + NARROW + '%';
};

/** 3.1–5.6 g, both ends in one unit. */
export function grams(low, high = low) {
  const [by, unit] = high >= 1e6 ? [1e6, 't'] : high >= 1e3 ? [1e3, 'kg'] : high >= 1 || high === 0 ? [1, 'g'] : [1e-3, 'mg'];
  const short = (value) => value > 0 && value < 10 ? value.toPrecision(2) : digits(value, 2);
  const from = short(low / by);
  const to = short(high / by);
  return (from === to ? from : from + '–' + to) + NARROW + unit;
}

export const amount = (value) => value >= 1e4 ? count(value) : digits(value, value < 1 ? 1 : 2);

export function millis(value) {
  if (value >= 60_000) return digits(value / 60_000, 2) + NARROW + 'min';
  return value >= 1000 ? digits(value / 1000, 2) + NARROW + 's' : digits(value, 2) + NARROW + 'ms';
}

/** A wait that comes from classes, the first of which ends at 1 ms: there is no telling what is below. */
export const wait = (value) => value < 1 ? '≤1' + NARROW + 'ms' : millis(value);

export function bytes(value) {
  for (const [by, unit] of [[2 ** 30, 'GB'], [2 ** 20, 'MB'], [2 ** 10, 'kB']]) {
    if (value >= by) return digits(value / by, 2) + NARROW + unit;
  }
  return value + NARROW + 'B';
}

export function duration(seconds) {
  for (const [by, unit] of [[86_400, 'd'], [3600, 'h'], [60, 'min']]) {
    if (seconds >= by) return Math.floor(seconds / by) + NARROW + unit;
  }
  return Math.max(0, Math.floor(seconds)) + NARROW + 's';
}

const since = (instant) => (Date.now() - Date.parse(instant)) / 1000;

export const age = (instant) => duration(since(instant));
export const ago = (instant) => since(instant) < 5 ? 'just now' : age(instant) + ' ago';
export const until = (instant) => since(instant) >= 0 ? 'expired ' + age(instant) + ' ago' : 'in ' + duration(-since(instant));
export const moment = (instant) => new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));

export const day = (date) => new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(date));

const TYPES = { text: 'Text', image: 'Image', file: 'File', tool: 'Tools', structured: 'Structured', audio: 'Audio', image_output: 'Image output' };
export const type = (id) => TYPES[id] ?? id;
export const promptTypes = Object.entries(TYPES);

const PROVIDERS = { openai: 'OpenAI', anthropic: 'Anthropic', gemini: 'Gemini', ollama: 'Ollama', mistral: 'Mistral', azure: 'Azure', bedrock: 'Bedrock', groq: 'Groq', deepseek: 'DeepSeek' };
export const provider = (id) => PROVIDERS[id] ?? (id || 'unknown');

/** Why there is no text. */
export const withoutText = ({ encrypted }) => encrypted ? 'encrypted; the application that has the key shows it' : 'text not kept';
