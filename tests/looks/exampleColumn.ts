import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { columnPlaces, speakTo } from '../../cli/outputs.ts';
import { startStack } from '../../cli/stack.ts';
import { docxFile } from '../../examples/docx.ts';
import { htmlFile } from '../../examples/html.ts';
import { layOut } from '../../examples/layout.ts';
import type { Example } from '../../examples/model.ts';
import { textFile } from '../../examples/text.ts';
import type { Column } from '../../functions/column/column.ts';
import type { Publication } from '../../schemas/publication.ts';
import type { Agency } from '../../schemas/register.ts';
import { exampleBodies } from './exampleBodies.ts';
import { exampleYears } from './exampleYears.ts';

/** A published column to look at, on a stack of its own. */
export interface ExampleColumn {
  /** Address of the public site, without a slash at the end. */
  readonly site: string;
  end(): Promise<void>;
}

/** This year's were sent; those before are taken over, as an authority does that begins with this column. */
const firstYear = 2025;

const originOf = ({ agencyId, year }: Example): Publication['origin'] =>
  year === firstYear
    ? { kind: 'submission', submissionId: createHash('sha256').update(`${agencyId} ${year}`).digest('hex') }
    : { kind: 'import', by: '政务公开科', why: '补录往年年报' };

const bytesOf = (example: Example): Uint8Array =>
  Buffer.from({ docx: docxFile, html: htmlFile, txt: textFile }[example.format](layOut(example)));

/** What a later version says, and why it came. */
interface Correction {
  readonly example: Example;
  readonly note: string;
}

const corrections = (examples: readonly Example[]): Correction[] =>
  examples
    .filter(({ agencyId, year }) => agencyId === 'qingxi-wangquan' && year === firstYear)
    .map((example) => ({
      example: {
        ...example,
        overview: example.overview.map((text) => text.replace('座谈会2次', '座谈会3次')),
        figures: { ...example.figures, disclosure: { ...example.figures.disclosure, 'licence.decisions': 64 } },
      },
      note: '行政许可处理决定数量、座谈会次数统计有误，予以更正。',
    }));

/** The same day every time, so that pictures differ only where something has changed. */
const dayOf = ({ year }: Example, index: number): Date =>
  new Date(Date.UTC(year + 1, 0, 12 + (index % 17), 1 + (index % 7), index % 60));

const publishExample = async (column: Column, example: Example, at: Date, note: string | null): Promise<void> => {
  const [{ parse }, { render }, { publish }] = await Promise.all([
    import('../../functions/parse/parse.ts'),
    import('../../functions/render/render.ts'),
    import('../../functions/publish/publish.ts'),
  ]);
  const agency: Agency | undefined = column.register.agencies.find(({ id }) => id === example.agencyId);
  if (!agency) throw new Error(`The register has no ${example.agencyId}`);
  const read = await parse(bytesOf(example), `report.${example.format}`);
  if (read.status === 'unreadable') throw new Error(read.reason.message);
  const facts = { agencyId: agency.id, agencyName: agency.name, year: example.year };
  const rendered = await render(read.report, facts);
  if (rendered.status === 'returned') throw new Error(rendered.reason.message);
  const { manifest, manifestHash, files } = rendered;
  const order = `${at.toISOString()}#${agency.id}`;
  const bytes = async (path: string) => files.find((file) => file.path === path)!.bytes;
  await publish(column, { agency, manifest, manifestHash, origin: originOf(example), order, note, bytesOf: bytes }, at);
};

/** One report that is out no more. */
const withdrawOne = async (column: Column): Promise<void> => {
  const [{ withdraw }, { settle }] = await Promise.all([
    import('../../functions/withdraw/withdraw.ts'),
    import('../../functions/column/settle.ts'),
  ]);
  const publication = (await column.catalogue.find('qingxi-songtao', 2024))!;
  const withdrawal = {
    at: '2026-03-02T07:30:00.000Z',
    reason: '部分内容涉及第三方合法权益，经核实后将重新发布。',
    by: { personId: null, role: '政务公开科' },
  };
  await withdraw(column.table, { register: column.register, publication, withdrawal });
  await settle(column, publication.agencyId, publication.year);
};

const publishAll = async (column: Column, say: (line: string) => void): Promise<void> => {
  const examples = exampleYears();
  for (const [index, example] of examples.entries()) {
    await publishExample(column, example, dayOf(example, index), null);
    if (index % 10 === 9) say(`${index + 1}/${examples.length} reports published`);
  }
  for (const { example, note } of corrections(examples))
    await publishExample(column, example, new Date('2026-02-03T02:10:00.000Z'), note);
  await withdrawOne(column);
  const { fold } = await import('../../functions/column/fold.ts');
  await fold(column, new Date());
};

/**
 * Starts a stack and publishes the example column in it: four districts, up to five years, a correction, a withdrawal, a
 * merged body. What publishes is what the last stage of the path runs; the stages before are left out, and so are their
 * minutes. Call once a process: SDK clients keep the first address.
 */
export const startExampleColumn = async (say: (line: string) => void): Promise<ExampleColumn> => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-looks-'));
  const { ready, stop } = await startStack({ directory, ports: 'free', quiet: true });
  const end = async (): Promise<void> => {
    await stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const { outputs, endpoint, site } = ready;
    speakTo(endpoint);
    const [{ load }, { openColumn }] = await Promise.all([
      import('../../cli/load.ts'),
      import('../../functions/column/column.ts'),
    ]);
    const registerFile = join(directory, 'register.json');
    writeFileSync(registerFile, JSON.stringify(await exampleBodies()));
    await load({ outputs, registerFile, by: 'a look at the pages' });
    await publishAll(await openColumn(columnPlaces(outputs)), say);
    return { site, end };
  } catch (error) {
    await end();
    throw error;
  }
};

// `node tests/looks/exampleColumn.ts`: keeps it running to look at, until it is interrupted.
if (import.meta.main) {
  const column = await startExampleColumn(console.error);
  console.log(column.site);
  process.once('SIGINT', () => void column.end());
  process.once('SIGTERM', () => void column.end());
}
