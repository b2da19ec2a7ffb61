async function request(path, options) {
  const response = await fetch(path, options).catch(() => {
    throw new Error('The application could not be reached.');
  });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(body.error ?? `The application answered ${response.status}.`);
  }
  return body;
}

function get(path) {
  return request(path, { headers: { Accept: 'application/json' } });
}

export const info = () => get('api/info');

export const totals = () => get('api/totals');

export function ask(question, conversation) {
  return request('api/chat', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ question, conversation }),
  });
}
