import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { openColumn } from '../functions/column/column.ts';
import { parse } from '../functions/parse/parse.ts';
import { publish } from '../functions/publish/publish.ts';
import { render } from '../functions/render/render.ts';
import { readRegister } from '../functions/shared/register.ts';
import { agencyNamed } from '../functions/validate/agencyNamed.ts';
import type { Register } from '../schemas/register.ts';
import { columnPlaces, type Outputs, openInstallation } from './outputs.ts';

/**
 * `npm run import -- --by NAME --why REASON FILE…`: takes over reports of former years that were published elsewhere. They
 * need no approval; who and why is kept with the publication. Afterwards last year's figures are there to compare with.
 */
const usage = 'Usage: npm run import -- --by NAME --why REASON [--outputs FILE] FILE…';

export interface ImportOptions {
  readonly outputs: Outputs;
  readonly register: Register;
  readonly by: string;
  readonly why: string;
}

/** Any submission is later than an import, and a repeated import of other bytes replaces the former one. */
const orderOfImport = (now: Date): string => `0000#${now.toISOString()}`;

/** Imports one file. Answers the public path; throws an Error that says what is wrong with the file. */
export const importReport = async (options: ImportOptions, file: string, now: Date): Promise<string> => {
  const { outputs, register, by, why } = options;
  const read = await parse(readFileSync(file), basename(file));
  if (read.status === 'unreadable') throw new Error([read.reason.message, ...read.reason.details].join('\n'));
  const { report, pictures } = read;
  const agency = agencyNamed(register.agencies, report.agency);
  if (!agency) throw new Error(`名录中没有“${report.agency}”。请先将该单位（或其曾用名）列入名录，再导入。`);
  if (report.year === null) throw new Error('标题中未找到年度，无法确定是哪一年的年度报告。请补全标题后再导入。');

  const facts = { agencyId: agency.id, agencyName: agency.name, year: report.year };
  const rendered = await render(report, facts, new Map(pictures.map(({ sha256, bytes }) => [sha256, bytes])));
  if (rendered.status === 'returned') throw new Error(rendered.reason.message);
  const { manifest, manifestHash, files } = rendered;
  const column = await openColumn(columnPlaces(outputs));
  const out = await column.catalogue.find(agency.id, report.year);
  const publication = await publish(
    column,
    {
      agency,
      manifest,
      manifestHash,
      origin: { kind: 'import', by, why },
      // The same bytes again change nothing.
      order: out?.manifestHash === manifestHash ? out.order : orderOfImport(now),
      note: null,
      bytesOf: async (path) => {
        const found = files.find((candidate) => candidate.path === path);
        if (!found) throw new Error(`${path} is in the manifest but was not rendered`);
        return found.bytes;
      },
    },
    now,
  );
  if (!publication) throw new Error(`${agency.name}${report.year}年度报告已由本系统发布，不能以往年导入的文件替换。`);
  return `/reports/${agency.id}/${report.year}/`;
};

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      by: { type: 'string' },
      why: { type: 'string' },
      outputs: { type: 'string', default: '.gongkai/outputs.json' },
    },
  });
  const { by, why } = values;
  if (!by || !why || positionals.length === 0) {
    console.error(usage);
    return 2;
  }
  const outputs = openInstallation(values.outputs);
  const register = await readRegister(outputs.WorkBucketName);
  let failed = 0;
  for (const [index, file] of positionals.entries()) {
    try {
      const path = await importReport({ outputs, register, by, why }, file, new Date());
      console.log(`[${index + 1}/${positionals.length}] ${basename(file)}  →  ${path}`);
    } catch (error) {
      failed += 1;
      console.error(
        `[${index + 1}/${positionals.length}] ${basename(file)}  ${error instanceof Error ? error.message : error}`,
      );
    }
  }
  return failed > 0 ? 1 : 0;
};

if (import.meta.main) process.exitCode = await main();
