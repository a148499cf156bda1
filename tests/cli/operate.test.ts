import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../cli/operate/command.ts';
import { commands } from '../../cli/operate/commands.ts';
import { agencyNamed, namedBy } from '../../cli/operate/find.ts';
import { operatorOf } from '../../cli/operate/operator.ts';
import { common, gongkai } from '../../cli/operate/roof.ts';
import { bytes, clock, columns, counted, firstOf, span } from '../../cli/operate/terminal.ts';
import { boardRegister } from '../board/world.ts';

/** Calls the command line as a terminal would, without a process. */
const call = async (...words: string[]): Promise<{ code: number; out: string; err: string }> => {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') =>
    ({
      isTTY: false,
      write: (text: string) => {
        written[name] += text;
        return true;
      },
    }) as unknown as NodeJS.WriteStream;
  const code = await gongkai(words, { out: stream('out'), err: stream('err') });
  return { code, ...written };
};

describe('the command line', () => {
  test('lists every command, and what each understands, when asked for help', async () => {
    const { code, out } = await call('--help');
    expect(code).toBe(0);
    for (const name of Object.keys(commands)) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(out).toContain('--endpoint URL');
  });

  test('says the same to whoever types nothing, as an error', async () => {
    expect(await call()).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Usage: gongkai COMMAND') });
  });

  const roofed = Object.entries(commands).flatMap(([name, entry]) => ('load' in entry ? [name] : []));
  test.each(roofed)('%s explains itself in English, with an example', async (name) => {
    const { code, out } = await call(name, '--help');
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^Usage: gongkai ${name}`));
    expect(out).toMatch(new RegExp(`^Examples?:\\n  gongkai ${name}`, 'm'));
    expect(out.split('\n').filter((line) => line.length > 160)).toEqual([]);
  });

  test('names what it does not understand, and ends with 2', async () => {
    expect(await call('statsu')).toMatchObject({
      code: 2,
      err: "There is no command 'statsu'; perhaps status. 'gongkai --help' lists all.\n",
    });
    expect(await call('status', '--yaer', '2025')).toMatchObject({
      code: 2,
      err: "Unknown option '--yaer'.\n'gongkai status --help' explains it.\n",
    });
    expect(await call('status', '--year', '25')).toMatchObject({
      code: 2,
      err: expect.stringContaining("A year has four digits, found '25'."),
    });
    expect(await call('withdraw', '--agency', 'shuiwu')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--agency, --version and --reason must be said.'),
    });
    expect(await call('status', '--endpoint')).toMatchObject({ code: 2, err: '--endpoint wants a value.\n' });
  });

  test('says it as a document too when a document was asked for', async () => {
    const { code, out, err } = await call('show', '--json');
    expect([code, JSON.parse(out)]).toEqual([2, { error: 'Say which submission or agency.' }]);
    expect(err).toContain('Say which submission or agency.');
  });

  test('says where it looked when there is no installation', async () => {
    const { code, err } = await call('status', '--outputs', '/nowhere/outputs.json');
    expect([code, err]).toEqual([2, expect.stringContaining('The outputs of the installation cannot be read')]);
  });

  test('finds the common options wherever they stand, and leaves the rest to the command', () => {
    expect(common(['--json', 'a', '--year', '2025', '--profile', 'gongkai', '--stack=G'])).toEqual({
      place: { outputs: undefined, endpoint: undefined, profile: 'gongkai', stack: 'G' },
      json: true,
      help: false,
      left: ['a', '--year', '2025'],
    });
    expect(common(['--', '--json']).left).toEqual(['--', '--json']);
  });
});

test.each(['docs/runbook.md', 'README.md', 'SECURITY.md', 'docs/threat-model.md', 'docs/deploy.md'])(
  '%s names no command the command line does not have',
  (document) => {
    const text = readFileSync(document, 'utf8');
    const named = [...text.matchAll(/(?:`|^ {4,}|npm run )gongkai (?:-- )?([a-z][a-z-]*)/gmu)].map(
      ([, name = '']) => name,
    );
    expect(named.filter((name) => !(name in commands))).toEqual([]);
    if (document === 'docs/runbook.md') expect(named.length).toBeGreaterThan(20);
  },
);

describe('what stands in a terminal', () => {
  test('stands in columns, a Chinese character being two wide', () => {
    expect(
      columns([
        ['AGENCY', 'NAME', 'STATE'],
        ['shuiwu', '青溪县水务局', 'returned'],
        ['a', 'English', ''],
      ]),
    ).toEqual(['AGENCY  NAME          STATE', 'shuiwu  青溪县水务局  returned', 'a       English']);
  });

  test('is in the time of Shanghai, and in round figures', () => {
    expect(clock('2026-01-23T20:05:00.000Z')).toBe('2026-01-24 04:05');
    expect([10_000, 119_000, 3_600_000, 90_000_000, 400_000_000].map(span)).toEqual([
      '10 s',
      '119 s',
      '60 min',
      '25 h',
      '4 d',
    ]);
    expect([512, 2_048, 3_500_000].map(bytes)).toEqual(['512 B', '2 KB', '3.3 MB']);
    expect([counted(1, 'agency', 'agencies'), counted(2, 'agency', 'agencies')]).toEqual(['1 agency', '2 agencies']);
  });

  test('is cut where nobody would read on', () => {
    expect(firstOf(['a', 'b', 'c'], 2)).toEqual(['a', 'b', '… and 1 more (--json has all)']);
    expect(firstOf(['a', 'b'], 2)).toEqual(['a', 'b']);
  });
});

describe('what somebody names', () => {
  test('is a submission, a receipt number or an agency by its shape', () => {
    expect(namedBy('AB'.repeat(32))).toEqual({ kind: 'submission', submissionId: 'ab'.repeat(32) });
    expect(namedBy('2026-0123-7f3a9c')).toEqual({ kind: 'receipt', receiptNumber: '2026-0123-7F3A9C' });
    expect(namedBy('shuiwu')).toEqual({ kind: 'agency', agencyId: 'shuiwu' });
  });

  test('is looked for among what is alike where the register does not know it', () => {
    expect(() => agencyNamed(boardRegister(), 'shui')).toThrow(
      new Refusal("The register knows no agency 'shui'. Perhaps shuiwu (青溪县水务局)?"),
    );
  });

  test('is an officer under their own role, anybody else an operator', () => {
    const register = boardRegister();
    expect(operatorOf(register, 'office')).toMatchObject({ id: 'office', role: '县政府办公室政务公开科科长' });
    expect(operatorOf(register, 'zhang')).toMatchObject({ id: 'operator:zhang', role: '系统运维人员（zhang）' });
    // Somebody of the register who is no officer must not be taken for one.
    expect(operatorOf(register, 'head')).toMatchObject({ id: 'operator:head' });
    expect(operatorOf(register, 'zhang', '政务公开科')).toMatchObject({ role: '政务公开科' });
  });
});
