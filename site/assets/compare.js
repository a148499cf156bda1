// Two published reports side by side. What can be chosen is read from the lists of the column itself, the figures from the
// reports' own data; the address says which two are shown, so that it can be passed on.
const form = document.getElementById('choice');
const news = document.getElementById('news');
const place = document.getElementById('comparison');

const sides = ['a', 'b'];
const oneReport = /^([a-z0-9][a-z0-9-]*)\/(\d{4})$/;

/** An element with its attributes and children; text goes in as text. */
const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

const found = async (path) => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
};

const pages = new Map();
/** A page of the column, read once. */
const pageAt = (path) => {
  if (!pages.has(path))
    pages.set(
      path,
      found(path)
        .then((answer) => answer.text())
        .then((text) => new DOMParser().parseFromString(text, 'text/html')),
    );
  return pages.get(path);
};

/** What a list of the column offers, as [value, text]. */
const offers = async (path, key) =>
  [...(await pageAt(path)).querySelectorAll(`a[data-${key}]`)].map((link) => [link.dataset[key], link.textContent]);

const select = (side, name) => form.elements.namedItem(`${side}-${name}`);

const fill = (field, options, wanted) => {
  field.replaceChildren(...options.map(([value, text]) => element('option', { value }, text)));
  if (options.some(([value]) => value === wanted)) field.value = wanted;
  field.disabled = options.length === 0;
};

/** Years, lists and agencies in turn, each by the choice before; a year with one list only has its agencies on its page. */
const offerAgencies = async (side, wanted) => {
  const [year, group] = [select(side, 'year').value, select(side, 'group').value];
  fill(select(side, 'agency'), await offers(group ? `/${year}/${group}/` : `/${year}/`, 'agency'), wanted);
};
const offerGroups = async (side, wanted = {}) => {
  const groups = await offers(`/${select(side, 'year').value}/`, 'group');
  fill(select(side, 'group'), groups, wanted.group ?? select(side, 'group').value);
  select(side, 'group').parentElement.hidden = groups.length === 0;
  await offerAgencies(side, wanted.agency ?? select(side, 'agency').value);
};
const offerYears = async (side, wanted) => {
  const years = await offers('/', 'year');
  fill(
    select(side, 'year'),
    years.map(([year]) => [year, `${year}年度`]),
    wanted.year,
  );
  if (years.length > 0) await offerGroups(side, wanted);
};

const wantedOn = async (side) => {
  const [, agency, year] = oneReport.exec(new URLSearchParams(location.search).get(side) ?? '') ?? [];
  if (!agency) return {};
  const page = await pageAt(`/reports/${agency}/${year}/`).catch(() => undefined);
  return { agency, year, group: page?.querySelector('a[data-group]')?.dataset.group };
};

/**
 * A figure by its name in the form in force. Decisions of table 1 mean the same in the trial form of 2019; （六）其他处理 was
 * one row there and is three now.
 */
const figure = ({ cells }, name) => {
  const trial = name.replace(/^t1\.(licence|penalty|coercion)\.decisions$/, 't1x.$1.decisions');
  const cell = cells[name] ?? cells[trial];
  if (cell) return cell.value;
  const whole = /^t2\.r3_6\.(\w+)$/.exec(name);
  const parts = whole ? ['1', '2', '3'].map((part) => cells[`t2.r3_6_${part}.${whole[1]}`]) : [undefined];
  if (parts.includes(undefined)) return undefined;
  const values = parts.map(({ value }) => value).filter((value) => value !== null);
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) : null;
};

const plain = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 4 });
const shown = (value) => (typeof value === 'number' ? plain.format(value) : '—');
const change = (before, after) => {
  if (typeof before !== 'number' || typeof after !== 'number') return '—';
  const text = plain.format(after - before);
  if (Number(text) === 0) return '持平';
  return Number(text) > 0 ? `+${text}` : text.replace('-', '−');
};

/** Where a cell stands in the comparison: table or kind of applicant, heading, label. */
const lineOf = ([name, { table, rowLabels, columnLabels }]) => {
  const label = rowLabels.at(-1);
  const column = columnLabels.at(-1);
  if (table === 't1') return { name, part: 't1', heading: '', label: `${label} ${column}` };
  if (table === 't3') return { name, part: 't3', heading: columnLabels.slice(0, -1).join('：'), label: column };
  const heading =
    rowLabels.length > 1 && !name.startsWith('t2.r3_7.') ? (rowLabels.slice(0, -1)[1] ?? rowLabels[0]) : '';
  return { name, part: name.endsWith('.total') ? 't2' : column, heading, label };
};

/** The later form's lines, with one for （六）其他处理 where only one of the two forms has three. */
const linesOf = (a, b) => {
  const lines = Object.entries(b.cells).map(lineOf);
  if (Object.hasOwn(a.cells, 't2.r3_6_1.total') === Object.hasOwn(b.cells, 't2.r3_6_1.total')) return lines;
  return lines.flatMap((line) => {
    const other = /^t2\.r3_6_(\d)\.(\w+)$/.exec(line.name);
    if (!other) return [line];
    return other[1] === '1' ? [{ ...line, name: `t2.r3_6.${other[2]}`, heading: '', label: '（六）其他处理' }] : [];
  });
};

const row = ({ label, before, after }) => {
  const changed = change(before, after);
  return element(
    'tr',
    changed === '持平' ? { class: 'level' } : {},
    element('th', { scope: 'row' }, label),
    element('td', {}, shown(before)),
    element('td', {}, shown(after)),
    element('td', { class: 'change' }, changed),
  );
};

const tableOf = (caption, rows, names) => {
  const head = ['项目', ...names, '增减'].map((text) => element('th', { scope: 'col' }, text));
  const made = element('table', { class: 'compared' }, element('caption', {}, caption));
  made.append(element('thead', {}, element('tr', {}, ...head)));
  let heading;
  for (const line of rows) {
    if (line.heading !== heading || made.tBodies.length === 0) {
      heading = line.heading;
      const group = element('th', { scope: 'rowgroup', colspan: '4' }, heading);
      made.append(element('tbody', {}, ...(heading ? [element('tr', { class: 'group' }, group)] : [])));
    }
    made.lastElementChild.append(row(line));
  }
  return made;
};

const titles = { t1: '主动公开', t2: '依申请公开', t3: '行政复议、行政诉讼' };

const draw = (a, b) => {
  const names =
    a.agency === b.agency ? [`${a.year}年`, `${b.year}年`] : [a, b].map(({ agency, year }) => `${agency}${year}年`);
  const lines = linesOf(a, b).map((line) => ({ ...line, before: figure(a, line.name), after: figure(b, line.name) }));
  const rows = lines.filter(({ before }) => before !== undefined);
  const parts = Map.groupBy(rows, ({ part }) => part);
  const links = [a, b].map(({ agencyId, year, title }) =>
    element('a', { href: `/reports/${agencyId}/${year}/` }, title),
  );
  place.replaceChildren(element('p', { class: 'more' }, ...links));
  if (rows.length < lines.length)
    place.append(element('p', { class: 'notice quiet' }, '两份年报所用格式版本不同，这里只对比含义相同的项目。'));
  for (const [id, title] of Object.entries(titles)) {
    const section = element('section', { 'aria-labelledby': id }, element('h2', { id }, title));
    section.append(tableOf(`${title}（增减为后者减前者）`, parts.get(id) ?? [], names));
    place.append(section);
    if (id !== 't2') continue;
    for (const [applicant, own] of parts) {
      if (applicant in titles || !own.some(({ before, after }) => before || after)) continue;
      const summary = element('summary', {}, `${applicant}的申请`);
      section.append(element('details', {}, summary, tableOf(applicant, own, names)));
    }
  }
};

const compare = async () => {
  const chosen = sides.map((side) => oneReport.exec(new URLSearchParams(location.search).get(side) ?? ''));
  if (chosen.includes(null)) return;
  news.textContent = '正在读取两份年报的数据……';
  try {
    const [a, b] = await Promise.all(
      chosen.map(async ([, agency, year]) => (await found(`/reports/${agency}/${year}/report.json`)).json()),
    );
    draw(a, b);
    news.textContent = '';
  } catch {
    place.replaceChildren();
    news.textContent = '没有读到所选的年报：可能尚未发布或已撤回，也可能网络中断，请稍后再试。';
  }
};

form.addEventListener('change', ({ target }) => {
  const [side, name] = target.name.split('-');
  if (name === 'year') offerGroups(side);
  if (name === 'group') offerAgencies(side);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const query = sides.map((side) => `${side}=${select(side, 'agency').value}/${select(side, 'year').value}`);
  history.pushState(null, '', `?${query.join('&')}`);
  compare();
});
addEventListener('popstate', compare);

form.hidden = false;
await Promise.all([compare(), ...sides.map(async (side) => offerYears(side, await wantedOn(side)))]).catch(() => {
  news.textContent = '没有读到年报目录，请稍后再试。';
});
