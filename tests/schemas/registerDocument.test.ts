import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DelegationSchema } from '../../schemas/approvalSettings.ts';
import { AgencySchema, PersonSchema, SettingsSchema, StageDefinitionSchema } from '../../schemas/register.ts';

test('docs/register.md tells of every field', () => {
  const words = new Set(readFileSync('docs/register.md', 'utf8').match(/\w+/gu));
  const schemas = [PersonSchema, StageDefinitionSchema, DelegationSchema, AgencySchema, SettingsSchema];
  const fields = schemas.flatMap(({ shape }) => Object.keys(shape));
  expect(fields.filter((field) => !words.has(field))).toEqual([]);
});
