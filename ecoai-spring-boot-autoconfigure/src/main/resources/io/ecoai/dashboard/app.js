import { about, Refusal } from './api.js';
import { fill, setText } from './dom.js';
import overview from './overview.js';
import prompts from './prompts.js';
import miss from './miss.js';
import settings from './settings.js';

const PAGES = { overview, prompts, miss, settings };
const EVERY = 3000;

const content = document.getElementById('content');
const live = document.getElementById('live');
const lost = document.getElementById('lost');

let info = {};
let page = null;
let shown = null;
let timer = 0;

/** #prompts?search=x */
export function place() {
  const [name, query = ''] = location.hash.slice(1).split('?');
  return { name: PAGES[name] ? name : 'overview', parameters: Object.fromEntries(new URLSearchParams(query)) };
}

function connected() {
  lost.hidden = true;
  live.className = 'live on';
  setText(live, 'Live');
}

function failed(error) {
  live.className = 'live off';
  setText(live, 'Paused');
  lost.hidden = false;
  setText(lost, error instanceof Refusal ? error.message : 'The application does not answer. Trying again every few seconds.');
}

async function refresh() {
  clearTimeout(timer);
  const current = page;
  try {
    if (!info.loaded || !lost.hidden) await tellAbout();
    await current.refresh();
    connected();
  }
  catch (error) {
    failed(error);
  }
  if (current === page) timer = setTimeout(() => document.hidden || refresh(), EVERY);
}

async function tellAbout() {
  info = { ...await about(), loaded: true };
  setText(document.getElementById('application'), info.source ?? info.application ?? '');
  fill(document.getElementById('foot'), 'EcoAI for Spring' + (info.version ? ' ' + info.version : '')
    + ' · figures of money and emissions are estimates · the same data: /actuator/ecoai');
}

function show() {
  const { name, parameters } = place();
  for (const link of document.querySelectorAll('nav a')) {
    if (link.hash === '#' + name) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  if (shown !== name) {
    document.title = document.querySelector('nav a[aria-current]').textContent + ' · EcoAI';
    const first = shown === null;
    shown = name;
    page = PAGES[name]({ about: () => info, refresh });
    fill(content, page.element);
    if (!first) { content.focus({ preventScroll: true }); scrollTo(0, 0); }
  }
  page.open?.(parameters);
  refresh();
}

const theme = document.getElementById('theme');
const dark = matchMedia('(prefers-color-scheme: dark)');

function paint() {
  const chosen = document.documentElement.dataset.theme;
  setText(theme, chosen === 'dark' ? '● Dark' : chosen === 'light' ? '○ Light' : '◐ Auto');
  theme.setAttribute('aria-label', 'Colours: ' + (chosen ?? 'as the system') + '. Change');
  page?.repaint?.();
}

theme.addEventListener('click', () => {
  const next = { undefined: dark.matches ? 'light' : 'dark', light: dark.matches ? 'dark' : undefined, dark: dark.matches ? undefined : 'light' };
  const chosen = next[document.documentElement.dataset.theme];
  if (chosen) document.documentElement.dataset.theme = chosen;
  else delete document.documentElement.dataset.theme;
  try { if (chosen) localStorage.setItem('ecoai-theme', chosen); else localStorage.removeItem('ecoai-theme'); } catch { /* not kept */ }
  paint();
});
dark.addEventListener('change', paint);
addEventListener('hashchange', () => { if (location.hash !== '#content') show(); });
document.addEventListener('visibilitychange', () => document.hidden || refresh());
document.querySelector('.skip').addEventListener('click', (event) => { event.preventDefault(); content.focus(); });
paint();
show();
