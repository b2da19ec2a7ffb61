import { h, fill, table } from './dom.js';
import { day } from './format.js';

// uPlot draws on a canvas, which no style sheet reaches: colours are read from where they are in force.
const probe = h('span', { hidden: true });
const color = (name) => {
  if (!probe.isConnected) document.body.append(probe);
  probe.style.color = `var(--${name})`;
  return getComputedStyle(probe).color;
};

const powers = (u, ticks) => ticks.map((tick) => Number.isInteger(Math.log10(tick)) ? tick : null);

// A logarithm has no zero: what is smaller is drawn here, and written as it is.
const LEAST = 0.5;
const drawn = (value) => value === null ? null : Math.max(value, LEAST);

/** A chart of days with the same figures as a table. */
export function chart(title, note, series, { value, log = false, bars = false, range }) {
  const canvas = h('div.canvas', { 'aria-hidden': 'true' });
  const legend = h('ul.legend', {}, series.map(({ label, tone }) => h('li', {}, h('span.dot.' + tone), label)));
  const figures = h('details', {}, h('summary', {}, 'Figures as a table'));
  const element = h('section.panel.chart', { 'aria-label': title }, h('header', {}, h('h2', {}, title), series.length > 1 && legend),
    h('p.note.muted', {}, note), canvas, figures);
  let plot = null;
  let last = null;

  const options = () => ({
    width: canvas.clientWidth || 400, height: 190, padding: [10, 8, 0, 0],
    cursor: { y: false, points: { size: 7 } }, legend: { show: false },
    scales: { x: { time: false, range: (u, low, high) => [low - 0.6, high + 0.6] }, y: { distr: log ? 3 : 1, range: range ?? ((u, low, high) => log ? [Math.max(low / 2, LEAST), high * 2] : [0, high > 0 ? high * 1.12 : 1]) } },
    axes: [
      { stroke: color('muted'), grid: { show: false }, ticks: { show: false }, font: '12px system-ui', space: 64, size: 30,
        values: (u, ticks) => ticks.map((i) => Number.isInteger(i) && last.days[i] ? day(last.days[i]) : '') },
      { stroke: color('muted'), grid: { stroke: color('line'), width: 1, ...(log ? { filter: powers } : {}) }, ticks: { show: false }, font: '12px system-ui', size: 62,
        values: (u, ticks) => ticks.map((tick) => tick === null ? '' : value(tick)) },
    ],
    series: [{}, ...series.map(({ label, tone }) => ({
      label, stroke: color(tone), width: 2, spanGaps: true, points: { size: 5, fill: color('surface') },
      ...(bars ? { paths: uPlot.paths.bars({ size: [0.62, 36], radius: 0.2 }), fill: color(tone), width: 0, points: { show: false } } : {}),
    }))],
    hooks: { setCursor: [hint] },
  });

  const tip = h('div.tip', { hidden: true });
  function hint(u) {
    const i = u.cursor.idx;
    tip.hidden = i === null || i === undefined || !last.days[i] || u.cursor.left < 0;
    if (tip.hidden) return;
    fill(tip, h('strong', {}, day(last.days[i])), series.map(({ label, tone }, s) =>
      h('span', {}, h('span.dot.' + tone), label + ' ' + (last.values[s][i] === null ? '–' : value(last.values[s][i])))));
    tip.style.left = Math.min(u.cursor.left + 70, canvas.clientWidth - tip.offsetWidth - 4) + 'px';
  }

  function draw() {
    plot?.destroy();
    if (!last || !canvas.clientWidth) return;
    fill(canvas, tip);
    plot = new uPlot(options(), [last.days.map((_, i) => i), ...(log ? last.values.map((list) => list.map(drawn)) : last.values)], canvas);
  }

  new ResizeObserver(() => { if (plot && canvas.clientWidth !== plot.width) draw(); else if (!plot && last) draw(); }).observe(canvas);

  return {
    element,
    repaint: draw,
    update(days, values) {
      last = { days, values };
      draw();
      const open = figures.open;
      fill(figures, h('summary', {}, 'Figures as a table'), table(title, ['Day', ...series.map(({ label }) => label)],
        days.map((date, i) => [date, ...values.map((list) => list[i] === null ? '–' : value(list[i]))]).reverse()));
      figures.open = open;
    },
  };
}

/** Parts of a whole as bars with their figures beside them. */
export function shares(parts) {
  const most = Math.max(1, ...parts.map(({ size }) => size));
  return h('ul.shares', {}, parts.map(({ label, size, text, share = 0 }) => {
    const bar = h('span.gauge');
    const inner = h('span.part.accent');
    bar.style.width = (size / most * 100) + '%';
    inner.style.width = (share * 100) + '%';
    bar.append(inner);
    return h('li', {}, h('span.name', {}, label), h('span.track', { 'aria-hidden': 'true' }, bar), h('span.num', {}, text));
  }));
}
