import { readRegister } from '../../../functions/shared/register.ts';
import { command, UsageError, yearIn } from '../command.ts';
import { agencyNamed } from '../find.ts';
import { bytes, counted } from '../terminal.ts';
import { exportTo } from './export.ts';

/** `gongkai export`: a backup of everything, or all there is of one agency. */
export default command({
  about: 'Writes everything, or everything of one agency, into a folder: records, originals, audits, published files',
  words: '',
  more: `--all is a backup: gongkai restore puts it back. It holds people's names and addresses and the hashes of mailed links:
keep it as you keep the installation. Of one agency it is for the archive: each submission's course as a file to be read.
SHA256SUMS has the hash of every file (sha256sum -c SHA256SUMS); export.json is written last.`,
  options: {
    out: { type: 'string', value: 'DIR', help: 'an empty folder, or one that is not there yet' },
    all: { type: 'boolean', help: 'everything' },
    agency: { type: 'string', value: 'ID', help: 'one agency' },
    year: { type: 'string', value: 'YEAR', help: 'with --agency: one reporting year' },
  },
  examples: ['--all --out backup-2026-11-24', '--agency qingxi-jiaoyu --year 2025 --out 教育局2025'],
  run: async ({ values, words, now, open, progress }) => {
    const { out, all, agency, year } = values;
    if (!out || words.length > 0) throw new UsageError('--out must be said.');
    if (all === (agency !== undefined)) throw new UsageError('Say --all, or which --agency.');
    if (all && year !== undefined) throw new UsageError('--year goes with --agency.');
    const outputs = await open();
    const register = await readRegister(outputs.WorkBucketName);
    const agencyId = agency === undefined ? undefined : agencyNamed(register, agency).id;
    const order = { directory: out, agencyId, year: year === undefined ? undefined : yearIn(year, 0), now };
    const summary = await exportTo(outputs, register, order, progress);
    const { items, objects, missing, bytes: size } = summary;
    return {
      lines: [
        ...missing.map((key) => `missing  ${key}`),
        `${counted(items, 'item')} and ${counted(objects, 'object')}, ${bytes(size)}, written to ${out}`,
      ],
      data: { directory: out, ...summary },
      code: missing.length > 0 ? 1 : 0,
    };
  },
});
