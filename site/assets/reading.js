// The reader's choices: size of type, contrast; and printing. Kept in this browser only. It runs before the page is
// painted, so nothing jumps; without it the browser's own zoom, contrast and print do the same.
(() => {
  const root = document.documentElement;

  // Storage may be closed to us: then a choice holds for this page.
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const keep = (name, value) => {
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch {}
  };

  // An address that asks something is answered by another script, later: style sheets keep a place for the answer.
  if (location.search) root.dataset.asked = '';

  const choices = { size: ['small', 'large'], contrast: ['high'] };

  /** Any other value stands for the page as it is without a choice. */
  const apply = (name, value) => {
    if (choices[name].includes(value)) root.dataset[name] = value;
    else delete root.dataset[name];
  };

  const mark = (tools) => {
    for (const button of tools.querySelectorAll('[data-size]'))
      button.setAttribute('aria-pressed', String(button.dataset.size === (root.dataset.size ?? 'medium')));
    for (const button of tools.querySelectorAll('[data-contrast]'))
      button.setAttribute('aria-pressed', String(root.dataset.contrast === 'high'));
  };

  const choose = (name, value) => {
    apply(name, value);
    keep(`reading-${name}`, root.dataset[name]);
  };

  const press = ({ dataset }) => {
    if (dataset.size) choose('size', dataset.size);
    else if (dataset.contrast) choose('contrast', root.dataset.contrast ? '' : dataset.contrast);
    else print();
  };

  for (const name of Object.keys(choices)) apply(name, kept(`reading-${name}`));

  document.addEventListener('DOMContentLoaded', () => {
    const tools = document.querySelector('.tools');
    if (!tools) return;
    tools.hidden = false;
    mark(tools);
    tools.addEventListener('click', ({ target }) => {
      const button = target.closest('button');
      if (!button) return;
      press(button);
      mark(tools);
    });
  });
})();
