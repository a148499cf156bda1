const words: Readonly<Record<string, string>> = {
  line: '\n',
  lbr: '\n',
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
};
const symbols: Readonly<Record<string, string>> = { '~': '\u00a0', _: '-', '\\': '\\', '{': '{', '}': '}' };

/** The text a control word stands for. */
export const signOfWord = (name: string): string | undefined => (Object.hasOwn(words, name) ? words[name] : undefined);

/** The text a control symbol stands for; most stand for none. */
export const signOfSymbol = (name: string): string => (Object.hasOwn(symbols, name) ? symbols[name]! : '');
