// The JSON interface. Addresses are relative to the page, wherever a proxy has put it.

const known = new Map();
let csrf = null;

export class Refusal extends Error {}

const address = (section, parameters = {}) => {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== ''));
  return 'api/' + section + (query.size ? '?' + query : '');
};

export const download = (section, parameters) => address(section, { ...parameters, format: 'csv' });

async function read(response) {
  const json = response.headers.get('Content-Type')?.startsWith('application/json');
  if (!json) {
    const text = response.ok ? 'The application wants you to sign in again: reload this page.' : (await response.text()).slice(0, 400);
    throw new Refusal(text || 'The application answered ' + response.status);
  }
  const body = await response.json();
  if (!response.ok) throw new Refusal(body.error ?? 'The application answered ' + response.status);
  return body;
}

/** The very same object as before if nothing has changed. */
export async function get(section, parameters) {
  const url = address(section, parameters);
  const before = known.get(url);
  const response = await fetch(url, { headers: before ? { 'If-None-Match': before.tag } : {}, cache: 'no-store' });
  if (response.status === 304 && before) return before.body;
  const body = await read(response);
  if (known.size > 100) known.clear();
  known.set(url, { tag: response.headers.get('ETag'), body });
  return body;
}

async function change(method, section, { parameters, body } = {}) {
  const headers = { 'X-EcoAI-Dashboard': 'true' };
  if (csrf) headers[csrf.name] = csrf.token;
  if (body) headers['Content-Type'] = 'application/json';
  return read(await fetch(address(section, parameters), { method, headers, body: body && JSON.stringify(body) }));
}

export const post = (section, body) => change('POST', section, { body });
export const remove = (section, parameters) => change('DELETE', section, { parameters });

export async function about() {
  const response = await get('about');
  csrf = response.csrf;
  return response;
}
