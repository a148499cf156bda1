import { parseArgs } from 'node:util';
import { type Command, Refusal, UsageError } from './command.ts';
import { commands, nearest } from './commands.ts';
import { choosePlace, commonOptions, openPlace, outputsFile, type Place } from './place.ts';
import { columns, indented, progressOn } from './terminal.ts';

/** Where a call answers to; a process, or a test. */
export interface Streams {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
}

/**
 * The one command line: `gongkai COMMAND …`. Answers the exit code: 0 done, 1 something is not as it should be or was
 * refused, 2 the call is not understood or cannot be carried out.
 */
export const gongkai = async (words: readonly string[], { out, err }: Streams = terminal): Promise<number> => {
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || name.startsWith('-')) return overview(rest[0], name, { out, err });
  const entry = commands[name];
  if (!entry) {
    err.write(`There is no command '${name}'${nearest(name)}. 'gongkai --help' lists all.\n`);
    return 2;
  }
  const asked = understood(rest, err);
  if (!asked) return 2;
  const { place, json, help, left } = asked;
  if ('own' in entry) {
    if (json) err.write(`'gongkai ${name}' has no --json.\n`);
    return json ? 2 : runOwn(entry.own, help ? ['--help'] : left, place);
  }
  if (help) {
    out.write(`${(await entry.load()).help(name)}\n\n${commonHelp()}\n`);
    return 0;
  }
  choosePlace(place);
  keepQuiet();
  return carryOut(await entry.load(), { name, left, place, json }, { out, err });
};

/**
 * The functions of the path log to standard output, where here the answer goes: only their warnings are wanted, which go to
 * standard error. Before any of them is loaded, for the logger reads it once.
 */
const keepQuiet = (): void => {
  process.env.POWERTOOLS_LOG_LEVEL ??= 'WARN';
  process.env.POWERTOOLS_METRICS_DISABLED ??= 'true';
};

/** Hands the installation on as a file, which is how these commands know it. */
const runOwn = async (
  load: () => Promise<(words: readonly string[]) => Promise<number>>,
  words: readonly string[],
  place: Place,
): Promise<number> => {
  choosePlace(place);
  const isNamed = Object.values(place).some((value) => value !== undefined);
  const named = isNamed ? ['--outputs', await outputsFile(place)] : [];
  return (await load())([...words, ...named]);
};

const terminal: Streams = { out: process.stdout, err: process.stderr };

const understood = (words: readonly string[], err: NodeJS.WriteStream): Common | undefined => {
  try {
    return common(words);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    err.write(`${error.message}\n`);
    return undefined;
  }
};

const overview = async (asked: string | undefined, name: string | undefined, streams: Streams): Promise<number> => {
  if (name === 'help' && asked !== undefined) return gongkai([asked, '--help'], streams);
  const isAsked = name === 'help' || name === '--help' || name === '-h';
  const rows = Object.entries(commands).map(([one, { about }]) => [one, about]);
  const lines = [
    'Usage: gongkai COMMAND [options]',
    '',
    ...indented(columns(rows)),
    '',
    commonHelp(),
    '',
    "'gongkai COMMAND --help' explains one. Exit code: 0 done, 1 something is wrong or was refused, 2 not understood.",
  ];
  (isAsked ? streams.out : streams.err).write(`${lines.join('\n')}\n`);
  return isAsked ? 0 : 2;
};

const commonHelp = (): string => {
  const rows = Object.entries(commonOptions).map(([name, option]) => [
    `--${name}${'value' in option ? ` ${option.value}` : ''}`,
    option.help,
  ]);
  return ['Every command understands:', ...indented(columns(rows))].join('\n');
};

interface Common {
  readonly place: Place;
  readonly json: boolean;
  readonly help: boolean;
  /** What is the command's own. */
  readonly left: readonly string[];
}

/** Takes the common options out of a command line, wherever they stand. */
export const common = (words: readonly string[]): Common => {
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    allowPositionals: true,
    options: commonOptions,
    tokens: true,
  });
  const taken = new Set<number>();
  const said: Record<string, string | true> = {};
  const end = tokens.find(({ kind }) => kind === 'option-terminator')?.index ?? words.length;
  for (const token of tokens) {
    if (token.kind !== 'option' || token.index > end || !(token.name in commonOptions)) continue;
    const { type } = commonOptions[token.name as keyof typeof commonOptions];
    taken.add(token.index);
    if (type === 'string' && token.value !== undefined && !token.inlineValue) taken.add(token.index + 1);
    said[token.name] = token.value ?? true;
  }
  const textOf = (name: string): string | undefined => {
    if (said[name] === true) throw new UsageError(`--${name} wants a value.`);
    return said[name];
  };
  return {
    place: {
      outputs: textOf('outputs'),
      endpoint: textOf('endpoint'),
      profile: textOf('profile'),
      stack: textOf('stack'),
    },
    json: 'json' in said,
    help: 'help' in said,
    left: words.filter((_, index) => !taken.has(index)),
  };
};

interface Asked {
  readonly name: string;
  readonly left: readonly string[];
  readonly place: Place;
  readonly json: boolean;
}

const carryOut = async (
  command: Command,
  { name, left, place, json }: Asked,
  { out, err }: Streams,
): Promise<number> => {
  const progress = progressOn(err);
  try {
    const answer = await command.run(left, { now: new Date(), open: () => openPlace(place), progress: progress.show });
    progress.done();
    out.write(json ? `${JSON.stringify(answer.data)}\n` : answer.lines.map((line) => `${line}\n`).join(''));
    return answer.code ?? 0;
  } catch (error) {
    progress.done();
    const message = error instanceof Error ? error.message || error.name : String(error);
    err.write(`${message}\n`);
    if (error instanceof UsageError) err.write(`'gongkai ${name} --help' explains it.\n`);
    if (json) out.write(`${JSON.stringify({ error: message })}\n`);
    return error instanceof Refusal ? 1 : 2;
  }
};
