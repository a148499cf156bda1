import { expect, test } from 'vitest';
import { z } from 'zod';
import { resourcesOf, synthesised, written } from './synthesised.ts';

const template = synthesised();
const QuerySchema = z.object({
  Name: z.string(),
  QueryString: z.string(),
  LogGroupNames: z.array(z.unknown().transform(written)),
});
const queries = Object.values(resourcesOf(template, 'AWS::Logs::QueryDefinition')).map((properties) =>
  QuerySchema.parse(properties),
);

test('one submission can be followed from the drop to the page by a saved query, and faults be listed by another', () => {
  expect(queries.map(({ Name }) => Name)).toEqual(['gongkai/From the drop to the page', 'gongkai/What went wrong']);
  expect(queries[0]?.QueryString).toContain('filter correlation_id = "SUBMISSION_ID"');
});

test('they ask the log of every function', () => {
  const logs = Object.keys(resourcesOf(template, 'AWS::Lambda::Function')).map((name) => `<${name}Log>`);
  for (const { LogGroupNames } of queries) expect(LogGroupNames.sort()).toEqual(logs.sort());
});
