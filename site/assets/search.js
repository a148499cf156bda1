// The search page: asks search-engine.js as the reader types, and shows what it finds. Until the first letter nothing is
// loaded but this.
const form = document.querySelector('.search-form');
const field = document.getElementById('q');
const count = document.getElementById('count');
const results = document.getElementById('results');
const more = document.getElementById('more');
const browse = document.querySelector('.search-browse');

const pageSize = 10;
/** Reports looked into in vain before the reader is asked whether to go on. */
const mostInVain = 15;
const pauseMilliseconds = 250;

/** Parsed JSON of a path; undefined when there is none. */
const load = async (path) => {
  const answer = await fetch(path, path === '/search/manifest.json' && outdated ? { cache: 'reload' } : {});
  if (answer.status === 404 || answer.status === 403) return undefined;
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
};
let outdated = false;

let opening;
const open = async () => {
  opening ??= import('./search-engine.js').then((engine) => ({ ...engine, search: engine.createSearch(load) }));
  return opening.catch((error) => {
    opening = undefined;
    throw error;
  });
};

const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
};

const link = (href, ...children) => {
  const made = element('a', '', ...children);
  made.href = href;
  return made;
};

/** A piece of text with what was asked for marked in it. */
const marked = (text, spans) => {
  const pieces = [];
  let done = 0;
  for (const [from, to] of spans) {
    pieces.push(text.slice(done, from), element('mark', '', text.slice(from, to)));
    done = to;
  }
  return [...pieces, text.slice(done)];
};

const before = 24;
const whole = 110;
/** The part of a line around the first find, cut between letters. */
const excerpt = (line, spansOf) => {
  const letters = [...line];
  const [first = [0]] = spansOf(line);
  const at = [...line.slice(0, first[0])].length;
  const from = letters.length <= whole ? 0 : Math.max(0, Math.min(at - before, letters.length - whole));
  const part = letters.slice(from, from + whole).join('');
  return [from > 0 ? '……' : '', ...marked(part, spansOf(part)), from + whole < letters.length ? '……' : ''];
};

const day = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
});

const entry = (hit, spansOf) => {
  const title = link(`/reports/${hit.agencyId}/${hit.year}/`, ...marked(hit.title, spansOf(hit.title)));
  const published = element('time', '', `${day.format(new Date(hit.publishedAt))}${hit.version > 1 ? '更正' : '发布'}`);
  published.dateTime = hit.publishedAt;
  const agency = link(`/agencies/${hit.agencyId}/`, ...marked(hit.agencyName, spansOf(hit.agencyName)));
  return element(
    'li',
    '',
    element('p', 'search-title', title),
    ...(hit.line ? [element('p', 'search-line', ...excerpt(hit.line, spansOf))] : []),
    element('p', 'search-facts', element('span', '', agency), element('span', '', `${hit.year}年度`), published),
  );
};

/** The search under way; whatever an earlier one still brings is dropped. */
let current;

const say = (words) => {
  count.textContent = words;
};

const outcome = ({ query, shown, done }) => {
  if (!done) return shown > 0 ? `已列出${shown}份，还可继续查找。` : '较新的年报中没有找到，可继续查找较早的年报。';
  if (shown > 0) return `共找到${shown}份年报。`;
  const advice = [...query].length === 1 ? '只输入一个字时，仅检索机关名称' : '请换用较短的词语';
  return `没有找到含有“${query}”的年报。${advice}，或按下列年度查阅。`;
};

/** Takes hits until a page is full, too much was looked into in vain, or there is no more. Gives whether to go on. */
const takePage = async (search) => {
  let [taken, inVain] = [0, 0];
  while (taken < pageSize && inVain < mostInVain) {
    const { value, done } = await search.hits.next();
    if (search !== current) return;
    if (done) {
      search.done = true;
      break;
    }
    if (!value) {
      inVain += 1;
      continue;
    }
    if (search.shown === 0) results.replaceChildren();
    results.append(entry(value, search.spansOf));
    taken += 1;
    search.shown += 1;
  }
};

/** Shows the next page; gives the place of its first entry. */
const advance = async (search) => {
  const first = search.shown;
  const waiting = setTimeout(() => search === current && say('正在检索……'), 300);
  results.setAttribute('aria-busy', 'true');
  try {
    await takePage(search);
  } finally {
    clearTimeout(waiting);
  }
  if (search !== current) return first;
  results.removeAttribute('aria-busy');
  if (search.shown === 0) results.replaceChildren();
  more.hidden = search.done;
  more.textContent = search.shown > 0 ? '显示更多' : '继续查找';
  say(outcome(search));
  return first;
};

const fail = () => {
  results.removeAttribute('aria-busy');
  results.replaceChildren();
  more.hidden = true;
  say('检索未能完成，请检查网络后重试。');
};

const begin = async (query) => {
  const search = { query, shown: 0, done: false };
  current = search;
  const engine = await open();
  const terms = engine.termsOf(query);
  search.hits = engine.search(query);
  search.spansOf = (text) => engine.spansOf(text, terms);
  await advance(search);
};

const clear = () => {
  current = undefined;
  results.replaceChildren();
  more.hidden = true;
  say('');
};

const showAddress = (query) => {
  const address = new URL(location.href);
  if (query) address.searchParams.set('q', query);
  else address.searchParams.delete('q');
  history.replaceState(null, '', address);
};

/** Searches for what the field says, unless that is what is shown already. */
const run = async () => {
  const query = field.value.trim();
  if (query === (current?.query ?? '')) return;
  showAddress(query);
  if (!query) return clear();
  try {
    await begin(query);
  } catch (error) {
    if (current?.query !== query) return;
    // What was loaded may have been folded away meanwhile: once more from the beginning.
    const again = error.name === 'Outdated' && !outdated;
    outdated = again;
    current = undefined;
    if (again) await run();
    else fail();
  }
  outdated = false;
};

let timer;
const soon = (wait) => {
  clearTimeout(timer);
  timer = setTimeout(run, wait);
};

// While a word is being composed with an input method it is not what is asked for.
field.addEventListener('input', (event) => event.isComposing || soon(pauseMilliseconds));
field.addEventListener('compositionend', () => soon(pauseMilliseconds));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  soon(0);
});
more.addEventListener('click', async () => {
  const search = current;
  if (!search) return;
  more.hidden = true;
  const first = await advance(search).catch(fail);
  if (search === current) results.children[first]?.querySelector('a').focus();
});

// The other ways in stand below what is found, so they come after it.
field.value = new URLSearchParams(location.search).get('q') ?? field.value;
if (field.value) await run();
browse.classList.add('answered');
