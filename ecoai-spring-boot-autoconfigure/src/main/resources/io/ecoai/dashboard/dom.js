// Elements are made of names, attributes and texts; no text is ever read as markup.

export function h(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split('.');
  const element = document.createElement(tag || 'div');
  if (classes.length) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key in element && typeof value !== 'string') element[key] = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const fill = (element, ...children) => {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** A table with a caption for those who cannot see what is around it. */
export function table(caption, head, rows, className = '') {
  return h('div.scroll', { tabindex: '0', role: 'region', 'aria-label': caption },
    h('table' + (className ? '.' + className : ''), {},
      h('caption.hidden', {}, caption),
      h('thead', {}, h('tr', {}, head.map((title, i) => h('th' + (i ? '.num' : ''), { scope: 'col' }, title)))),
      h('tbody', {}, rows.map((row) => h('tr', {}, row.map((cell, i) =>
        i === 0 ? h('th', { scope: 'row' }, cell) : h('td.num', {}, cell)))))));
}

/** Names with what they stand for, and a word on it. */
export const facts = (rows) => h('dl.facts', {}, rows.filter(Boolean).map(([name, value, note]) =>
  h('div', {}, h('dt', {}, name), h('dd', {}, value, note && h('span.muted', {}, ' ' + note)))));

/** A box over the page, which the browser keeps the focus in. */
export function dialog(title, ...content) {
  const heading = 'dialog-' + Math.random().toString(36).slice(2);
  const box = h('dialog', { 'aria-labelledby': heading, onclose: () => box.remove(),
    onclick: (event) => { if (event.target === box) box.close(); } },
    h('div.sheet', {},
      h('header', {}, h('h2', { id: heading }, title),
        h('button.quiet', { type: 'button', 'aria-label': 'Close', onclick: () => box.close() }, '✕')),
      content));
  document.body.append(box);
  box.showModal();
  return box;
}

export function select(label, options, value, onchange) {
  const field = h('select', { onchange: () => onchange(field.value) },
    options.map(([key, text]) => h('option', { value: key, selected: key === value }, text)));
  return h('label.field', {}, h('span', {}, label), field);
}
