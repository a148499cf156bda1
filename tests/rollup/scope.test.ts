import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { perhapsTwice, rollUpParents, scopeOf } from '../../functions/rollup/scope.ts';
import type { Agency } from '../../schemas/register.ts';
import { bodyOf, county, countyBodies } from '../builders/rollUp.ts';

const namesIn = (agencies: readonly Agency[], parent: Agency, year = 2025): string[] =>
  scopeOf(agencies, parent, year).members.map(({ agency }) => agency.id);

describe('whose reports a government adds up', () => {
  test('its own office first, then departments, then towns', () => {
    expect(
      scopeOf([county, ...countyBodies], county, 2025).members.map(({ agency, role }) => [agency.id, role]),
    ).toEqual([
      ['bangongshi', 'office'],
      ['jiaoyu', 'department'],
      ['shuiwu', 'department'],
      ['jiujie', 'township'],
    ]);
  });

  test('a city counts the county’s report, which has the county’s bureaus in it already', () => {
    const city = bodyOf('bingshi', '丙市人民政府', { kind: 'government' });
    const below = { ...county, parent: 'bingshi' };
    const bureau = bodyOf('shi-shuiwu', '丙市水务局', { parent: 'bingshi' });
    const { members } = scopeOf([city, below, bureau, ...countyBodies], city, 2025);
    expect(members.map(({ agency, contains }) => [agency.id, contains])).toEqual([
      ['shi-shuiwu', 0],
      ['qingxi', 4],
    ]);
  });

  test('a body that is new next year or was dissolved before is left out, and said to be', () => {
    const agencies = [
      ...countyBodies,
      bodyOf('shuju', '丙市青溪县数据局', { parent: 'qingxi', since: 2026 }),
      bodyOf('lvyou', '丙市青溪县旅游局', { parent: 'qingxi', dissolved: 2024 }),
    ];
    const scope = scopeOf(agencies, county, 2025);
    expect(scope.members).toHaveLength(4);
    expect(scope.idle.map(({ id }) => id)).toEqual(['shuju', 'lvyou']);
    expect(namesIn(agencies, county, 2024)).toContain('lvyou');
  });

  test('what stood below a dissolved body is counted in its place', () => {
    const agencies = [
      bodyOf('lvyou', '丙市青溪县旅游局', { parent: 'qingxi', dissolved: 2024 }),
      bodyOf('jingqu', '丙市青溪县景区管理处', { kind: 'institution', parent: 'lvyou' }),
    ];
    expect(namesIn(agencies, county, 2024)).toEqual(['lvyou']);
    expect(namesIn(agencies, county, 2025)).toEqual(['jingqu']);
  });

  test.each(['丙市青溪县人民政府办公室', '丙市青溪县人民政府办公室（县外事办公室）', '丙市青溪县政府办'])(
    '%s is the county’s own office',
    (name) => {
      expect(scopeOf([bodyOf('x', name, { parent: 'qingxi' })], county, 2025).members[0]?.role).toBe('office');
    },
  );

  test('the office of another government is none', () => {
    const other = bodyOf('x', '丙市旧溪县人民政府办公室', { parent: 'qingxi' });
    expect(scopeOf([other], county, 2025).members[0]?.role).toBe('department');
  });

  test('only governments with somebody below them have a roll-up', () => {
    const alone = bodyOf('alone', '丙市旧溪县人民政府', { kind: 'government' });
    expect(rollUpParents([county, alone, ...countyBodies], 2025).map(({ id }) => id)).toEqual(['qingxi']);
  });
});

/** Registers whose bodies form any forest; each body's parent stands before it, and some bodies have come to an end. */
const forests = fc
  .array(fc.record({ parent: fc.nat(), hasParent: fc.boolean(), gone: fc.boolean() }), { minLength: 1, maxLength: 30 })
  .map((parts) =>
    parts.map(({ parent, hasParent, gone }, index) =>
      bodyOf(`b${index}`, `第${index}局`, {
        ...(hasParent && index > 0 && { parent: `b${parent % index}` }),
        ...(gone && { dissolved: 2020 }),
      }),
    ),
  );

test('in any register each body that reports is in one scope at most, and in one exactly when somebody stands above it', () => {
  fc.assert(
    fc.property(forests, (agencies) => {
      const reporting = agencies.filter(({ dissolved }) => dissolved === undefined);
      const scopes = reporting.map((parent) => namesIn(agencies, parent));
      const parentOf = new Map(agencies.map(({ id, parent }) => [id, parent]));
      const standsBelow = (id: string): boolean => {
        for (let above = parentOf.get(id); above !== undefined; above = parentOf.get(above))
          if (reporting.some((one) => one.id === above)) return true;
        return false;
      };
      for (const { id } of reporting)
        expect(scopes.flat().filter((member) => member === id)).toHaveLength(standsBelow(id) ? 1 : 0);
      expect(scopes.flat().every((id) => reporting.some((one) => one.id === id))).toBe(true);
    }),
  );
});

test('a county’s bureau beside the county’s government looks like counted twice', () => {
  const members = [
    { agencyId: 'a', name: '丙市青溪县人民政府' },
    { agencyId: 'b', name: '丙市青溪县水务局' },
    { agencyId: 'c', name: '丙市水务局' },
    { agencyId: 'd', name: '丙市人民政府办公室' },
  ];
  expect(perhapsTwice(members)).toEqual([{ member: '丙市青溪县水务局', holder: '丙市青溪县人民政府' }]);
});
