import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BlankFormat, blankFile, blankFormats } from '../functions/blank/blankFile.ts';
import { parse } from '../functions/parse/parse.ts';
import { dueYear } from '../functions/shared/dueYear.ts';
import { readRegister as readStoredRegister } from '../functions/shared/register.ts';
import { findLastYear } from '../functions/validate/lastYear.ts';
import { formOfYear } from '../schemas/form/index.ts';
import { type Agency, agencyOf } from '../schemas/register.ts';
import type { Report } from '../schemas/report.ts';
import { openInstallation } from './outputs.ts';
import { readRegister } from './register.ts';

/**
 * `npm run blank -- --agency ID`: writes the blank form for an agency's year, with what last year's report carried over.
 * The register comes from --register, otherwise from the installation; last year's report from --last-year, otherwise
 * from what the installation has published. Exit code 0: written, 2: a call that cannot be carried out.
 */
const usage = `用法：npm run blank -- --agency 机关编号 [--year 年份] [--format docx|xlsx|both]
       [--register 名录.yaml] [--outputs 安装输出.json] [--last-year 上年年报文件] [--out 目录]`;

const readArguments = () =>
  parseArgs({
    options: {
      agency: { type: 'string' },
      year: { type: 'string' },
      format: { type: 'string', default: 'both' },
      register: { type: 'string' },
      outputs: { type: 'string' },
      'last-year': { type: 'string' },
      out: { type: 'string', default: '.' },
    },
  }).values;

type Arguments = ReturnType<typeof readArguments>;

const yearOf = ({ year }: Arguments): number => {
  const number = year === undefined ? dueYear(new Date()) : Number(year);
  if (!Number.isInteger(number) || !formOfYear(number))
    throw new Error(`年份“${year}”没有对应的年报格式，应为2019年以后的四位年份。`);
  return number;
};

const formatsOf = ({ format }: Arguments): readonly BlankFormat[] => {
  const chosen = blankFormats.filter((one) => format === 'both' || format === one);
  if (chosen.length === 0) throw new Error(`不认识的格式“${format}”，应为 docx、xlsx 或 both。`);
  return chosen;
};

/** The installation is opened only when it is asked for, or when no register file is given. */
const openIfNeeded = ({ outputs, register }: Arguments) =>
  outputs === undefined && register !== undefined ? undefined : openInstallation(outputs ?? '.gongkai/outputs.json');

type Installation = ReturnType<typeof openIfNeeded>;

const agencyFor = async ({ agency: id, register: file }: Arguments, installation: Installation): Promise<Agency> => {
  if (!id) throw new Error('没有指出机关编号（--agency）。');
  const register =
    file === undefined ? await readStoredRegister(installation!.WorkBucketName) : await readRegister(file);
  const agency = agencyOf(register, id);
  if (!agency)
    throw new Error(`名录中没有编号为“${id}”的机关。编号有：${register.agencies.map((one) => one.id).join('、')}。`);
  return agency;
};

/** Reads last year's report from a file, which must be of that agency and that year. */
const reportIn = async (file: string, { name, formerNames }: Agency, year: number): Promise<Report> => {
  const read = await parse(readFileSync(file), basename(file));
  if (read.status === 'unreadable') throw new Error([read.reason.message, ...read.reason.details].join('\n'));
  const { agency, year: found } = read.report;
  if (found !== year - 1) throw new Error(`“${file}”是${found ?? '不明'}年的年报，应为${year - 1}年的年报。`);
  if (![name, ...formerNames].includes(agency)) throw new Error(`“${file}”是“${agency}”的年报，应为“${name}”的年报。`);
  return read.report;
};

const lastYearFor = (
  { 'last-year': file }: Arguments,
  installation: Installation,
  agency: Agency,
  year: number,
): Promise<Report | undefined> => {
  if (file !== undefined) return reportIn(file, agency, year);
  if (!installation) return Promise.resolve(undefined);
  const { TableName: table, PublicBucketName: publicBucket } = installation;
  return findLastYear({ table, publicBucket }, agency.id, year);
};

const run = async (): Promise<void> => {
  const values = readArguments();
  const [year, formats, installation] = [yearOf(values), formatsOf(values), openIfNeeded(values)];
  const agency = await agencyFor(values, installation);
  const lastYear = await lastYearFor(values, installation, agency, year);
  mkdirSync(values.out, { recursive: true });
  for (const format of formats) {
    const { name, bytes } = blankFile(format, agency.name, year, lastYear);
    writeFileSync(join(values.out, name), bytes);
    console.log(join(values.out, name));
  }
  console.log(
    lastYear ? `上年结转件数已从${year - 1}年年报带入。` : `没有${year - 1}年的年报，上年结转件数请自行填写。`,
  );
};

try {
  await run();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = 2;
}
