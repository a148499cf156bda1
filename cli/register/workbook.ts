import * as z from 'zod';
import { openArchive } from '../../functions/parse/archive.ts';
import { readWorkbook } from '../../functions/parse/formats/xlsx/workbook.ts';
import { RegisterError } from '../../functions/shared/errors.ts';
import { RegisterSchema } from '../../schemas/checkedRegister.ts';
import { warningsOf } from '../../schemas/registerWarnings.ts';
import { type Entries, entriesOf, type Place } from './entries.ts';
import { wordsFor } from './faultWords.ts';
import type { RegisterFile } from './registerFile.ts';
import { namedSetting } from './settingNames.ts';
import { listIn, type Path } from './settingText.ts';

/** Reads and checks a register kept as a workbook, hidden rows included. Throws RegisterError with every fault by sheet and row. */
export const readRegisterWorkbook = async (bytes: Uint8Array): Promise<RegisterFile> => {
  const entries = entriesOf(await readWorkbook(await openArchive(bytes), 'all'));
  if (entries.faults.length > 0) throw complaint(entries.faults);
  const parsed = RegisterSchema.safeParse(typed(entries.register));
  if (!parsed.success) throw complaint(parsed.error.issues.map((issue) => faultOf(issue, entries)));
  return {
    register: parsed.data,
    warnings: warningsOf(parsed.data).map(
      ({ code, path, values }) => `${rowAt(entries, path)}${wordsFor(code, values)}`,
    ),
  };
};

/** Every fault in one error, a line each. */
const complaint = (faults: readonly string[]): RegisterError =>
  new RegisterError(`名录有${faults.length}处需要改正：\n${faults.join('\n')}`);

/** As deep as values lie in one another that only the schema can tell apart: numbers in a list. */
const passes = 2;

/** Cells are texts. Where the schema asks for a list, a number, or yes or no, and the text is one, it is made so. */
const typed = (register: unknown): unknown => {
  const better = structuredClone(register);
  for (let pass = 0; pass < passes; pass += 1) {
    for (const issue of RegisterSchema.safeParse(better).error?.issues ?? [])
      if (issue.code === 'invalid_type') convert(better, issue);
  }
  return better;
};

const yesAndNo: Readonly<Record<string, boolean>> = { 是: true, 否: false };

const valueOfType = (text: string, expected: string): unknown => {
  if (expected === 'array') return listIn(text);
  if (expected === 'boolean') return yesAndNo[text] ?? text;
  return Number.isNaN(Number(text)) ? text : Number(text);
};

const convert = (register: unknown, { path, expected }: z.core.$ZodIssueInvalidType): void => {
  const parent = path.slice(0, -1).reduce<unknown>((value, key) => Reflect.get(Object(value), key), register);
  const text: unknown = Reflect.get(Object(parent), path.at(-1) ?? '');
  if (typeof text !== 'string' || typeof parent !== 'object' || parent === null) return;
  Reflect.set(parent, path.at(-1)!, valueOfType(text, expected));
};

/** The most particular place a path belongs to, else the first place of what it contains; and the path from there. */
const placeAt = ({ places }: Entries, path: Path): { place: Place; rest: Path } | undefined => {
  const starts = (one: Path, other: Path) => one.every((part, index) => part === other[index]);
  const [at, place] =
    places.filter(([candidate]) => starts(candidate, path)).sort(([one], [other]) => other.length - one.length)[0] ??
    places.find(([candidate]) => starts(path, candidate)) ??
    [];
  return at && place && { place, rest: path.slice(at.length) };
};

const rowAt = (entries: Entries, path: Path): string => {
  const place = placeAt(entries, path)?.place;
  return place ? `${place.sheet} 第${place.number}行：` : '';
};

const inChinese = z.locales.zhCN().localeError;

const faultOf = (issue: z.core.$ZodIssue, entries: Entries): string => {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const { code, values } = issue.code === 'custom' ? (issue.params ?? {}) : {};
  const found = placeAt(entries, path);
  const where = rowAt(entries, path);
  const words = wordsFor(code, values);
  if (words) return where + words;
  const cell = found?.place.cells.find((one) => one.path.every((part, index) => part === found.rest[index]));
  const setting = cell ?? namedSetting(path);
  if (!setting) return `${where || `${path.join('.')}：`}${String(inChinese(issue as never) ?? issue.message)}`;
  const [name, text] = 'header' in setting ? [setting.header, setting.text] : [setting.name, undefined];
  return text === undefined
    ? `${where || '设置：'}“${name}”没有填，应为：${setting.about}`
    : `${where}“${name}”填的是“${text}”，应为：${setting.about}`;
};
