import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (file: string): string => readFileSync(file, 'utf8');

describe('what an operator reads', () => {
  test('the guide explains every setting there is, and no other', () => {
    const table = read('docs/deploy.md').split('| name | meaning | default |')[1]?.split('\n\n')[0] ?? '';
    const explained = [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    const schema = read('infra/settings.ts').split('const SettingsSchema')[1]?.split('.refine')[0] ?? '';
    const known = [...schema.matchAll(/^ {4}(\w+):/gm)].map(([, name]) => name);
    expect(known.length).toBeGreaterThan(10);
    expect(explained.sort()).toEqual(known.sort());
  });

  test.each(['docs/threat-model.md', 'docs/cost.md', 'docs/deploy.md', 'docs/runbook.md', 'SECURITY.md'])(
    '%s names no file and no command that does not exist',
    (document) => {
      const text = read(document);
      const files = [
        ...text.matchAll(/\b(?:functions|infra|tests|docs|site|local|examples)\/[\w/.-]*\w\.(?:ts|md|json|yaml|js)\b/g),
      ].map(([file]) => file);
      expect(files.filter((file) => !existsSync(file))).toEqual([]);
      const scripts = Object.keys(JSON.parse(read('package.json')).scripts as object);
      const commands = [...text.matchAll(/npm run (\w+)/g)].map(([, name = '']) => name);
      expect(commands.filter((name) => !scripts.includes(name))).toEqual([]);
    },
  );

  test('every decision it points to has been written down', () => {
    const decisions = readdirSync('docs/adr').map((name) => Number(name.slice(0, 4)));
    const named = ['docs/threat-model.md', 'docs/deploy.md', 'docs/cost.md'].flatMap((document) =>
      [...read(document).matchAll(/\bADR (\d+)/g)].map(([, number]) => Number(number)),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((number) => !decisions.includes(number))).toEqual([]);
  });
});
