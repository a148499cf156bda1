import { parseArgs } from 'node:util';
import type { Outputs } from '../outputs.ts';

/** One option of a command, with what `--help` says of it. */
export interface Option {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** What stands for the value in the help, e.g. `YEAR`. */
  readonly value?: string;
  readonly help: string;
}

type Options = Readonly<Record<string, Option>>;

type Value<One extends Option> = One extends { multiple: true }
  ? readonly string[]
  : One['type'] extends 'boolean'
    ? boolean
    : string | undefined;

/** What was said about each option: nothing is undefined, false or empty. */
type Values<Some extends Options> = { readonly [Name in keyof Some]: Value<Some[Name]> };

/** What a command is given by the roof it lives under. */
export interface World {
  readonly now: Date;
  /** Opens the installation that the common options name. */
  open(): Promise<Outputs>;
  /** Shows how far it has come, on standard error. */
  progress(line: string): void;
}

/** One call of a command. */
export interface Call<Some extends Options> extends World {
  readonly values: Values<Some>;
  /** What stands beside the options. */
  readonly words: readonly string[];
}

/** What a command came to: lines for a person, or the same as one document; code 1 when something is not as it should be. */
export interface Answer {
  readonly lines: readonly string[];
  readonly data: unknown;
  readonly code?: 0 | 1;
}

/** A command line that is not understood: exit code 2. */
export class UsageError extends Error {}

/** Understood, but not to be done: nothing was changed, exit code 1. */
export class Refusal extends Error {}

interface Definition<Some extends Options> {
  /** One line: what it does. */
  readonly about: string;
  /** What follows its name, beside the options, e.g. `ID [YEAR]`. */
  readonly words: string;
  /** What else there is to know, in lines. */
  readonly more?: string;
  readonly options: Some;
  /** Without the program's and the command's name. */
  readonly examples: readonly string[];
  readonly run: (call: Call<Some>) => Promise<Answer>;
}

/** A command as the roof sees it. */
export interface Command {
  readonly about: string;
  readonly help: (name: string) => string;
  /** @throws UsageError, Refusal, or whatever the installation answers */
  readonly run: (words: readonly string[], world: World) => Promise<Answer>;
}

/** Makes a command of its definition; the options it knows are those it explains. */
export const command = <const Some extends Options>(definition: Definition<Some>): Command => ({
  about: definition.about,
  help: (name) => helpOf(name, definition),
  run: async (words, world) => {
    const { values, positionals } = parsed(words, definition.options);
    return definition.run({ ...world, values: values as Values<Some>, words: positionals });
  },
});

const parsed = (words: readonly string[], options: Options) => {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options: config });
    const nothing = ({ type, multiple }: Option) => (multiple ? [] : type === 'boolean' ? false : undefined);
    const all = Object.entries(options).map(([name, option]) => [name, values[name] ?? nothing(option)]);
    return { values: Object.fromEntries(all) as unknown, positionals };
  } catch (error) {
    throw new UsageError(firstSentence(error));
  }
};

/** Node adds advice about words that look like options, which helps nobody here. */
const firstSentence = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/(?<=[^.])\. .*$/su, '.');

const helpOf = (name: string, { about, words, more, options, examples }: Omit<Definition<Options>, 'run'>): string => {
  const left = Object.entries(options).map(([option, { value }]) => `--${option}${value ? ` ${value}` : ''}`);
  const width = Math.max(0, ...left.map(({ length }) => length));
  const lines = Object.values(options).map(({ help }, index) => `  ${left[index]!.padEnd(width)}  ${help}`);
  return [
    `Usage: gongkai ${[name, words].filter((part) => part !== '').join(' ')}${lines.length > 0 ? ' [options]' : ''}`,
    '',
    `${about}.`,
    ...(more ? [more.trim()] : []),
    ...(lines.length > 0 ? ['', 'Options:', ...lines] : []),
    '',
    examples.length === 1 ? 'Example:' : 'Examples:',
    ...examples.map((example) => `  gongkai ${name} ${example}`.trimEnd()),
  ].join('\n');
};

/** The year an option names; `otherwise` where it was left out. */
export const yearIn = (text: string | undefined, otherwise: number): number => {
  if (text === undefined) return otherwise;
  if (!/^\d{4}$/u.test(text)) throw new UsageError(`A year has four digits, found '${text}'.`);
  return Number(text);
};
