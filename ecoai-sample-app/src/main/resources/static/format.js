/** What is not known is shown as a dash, never as zero. */
const unknown = '–';

const known = (value) => value !== null && value !== undefined;

const digits = (value) => value.toLocaleString('en-US', { maximumSignificantDigits: 3 });

export const number = (value) => (known(value) ? value.toLocaleString('en-US') : unknown);

export const percent = (value) => value.toLocaleString('en-US', { style: 'percent', maximumFractionDigits: 1 });

export function usd(value) {
  if (!known(value)) {
    return unknown;
  }
  // Single answers cost fractions of a cent: three digits that count, but at least cents.
  const places = value > 0 && value < 1 ? Math.min(8, Math.max(2, 2 - Math.floor(Math.log10(value)))) : 2;
  return value.toLocaleString('en-US', {
    style: 'currency', currency: 'USD', minimumFractionDigits: 2, maximumFractionDigits: places,
  });
}

export function grams(low, high) {
  if (!known(low) || !known(high)) {
    return unknown;
  }
  const [unit, divisor] = high >= 1000 ? ['kg', 1000] : ['g', 1];
  const from = digits(low / divisor);
  const to = digits(high / divisor);
  return from === to ? `${from} ${unit}` : `${from}–${to} ${unit}`;
}

export function milliseconds(value) {
  if (value < 1) {
    return '< 1 ms';
  }
  return value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;
}
