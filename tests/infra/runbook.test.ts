import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the runbook has an entry for every alarm', () => {
  const alarms = [...readFileSync('infra/observability.ts', 'utf8').matchAll(/this\.alarm\('(\w+)'/g)].map(
    ([, id]) => id,
  );
  const runbook = readFileSync('docs/runbook.md', 'utf8');
  const entries = [...runbook.matchAll(/^## (.+)$/gm)].flatMap(([, title]) => title?.split(', ') ?? []);
  expect(alarms.length).toBeGreaterThan(0);
  expect(entries.sort()).toEqual(alarms.sort());
});
