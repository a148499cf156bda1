import { rollUp } from '../../functions/rollup/rollUp.ts';
import { scopeOf } from '../../functions/rollup/scope.ts';
import { type Agency, type AgencyKind, AgencySchema } from '../../schemas/register.ts';
import type { Report } from '../../schemas/report.ts';
import type { RollUp } from '../../schemas/rollUp.ts';

/** A body of an invented county; its id is its name in short. */
export const bodyOf = (id: string, name: string, more: Partial<Agency> & { kind?: AgencyKind } = {}): Agency =>
  AgencySchema.parse({ id, name, kind: 'department', senders: ['sender'], chain: 'chain', ...more });

export const county = bodyOf('qingxi', '丙市青溪县人民政府', { kind: 'government', level: 'county' });

/** The county's own office, two bureaus and a town. */
export const countyBodies: readonly Agency[] = [
  bodyOf('jiaoyu', '丙市青溪县教育局', { parent: 'qingxi' }),
  bodyOf('shuiwu', '丙市青溪县水务局', { parent: 'qingxi' }),
  bodyOf('bangongshi', '丙市青溪县人民政府办公室', { parent: 'qingxi' }),
  bodyOf('jiujie', '丙市青溪县旧街镇人民政府', { kind: 'township', parent: 'qingxi' }),
];

export interface RolledParts {
  readonly agencies?: readonly Agency[];
  readonly parent?: Agency;
  readonly year?: number;
  /** What each carried on the year before, by id. */
  readonly carriedOut?: Readonly<Record<string, number>>;
}

/** The sum of reports by agency id, each published once on 20 January 2026; who is not named has published nothing. */
export const rolledOf = (reports: Readonly<Record<string, Report>>, parts: RolledParts = {}): RollUp => {
  const { agencies = countyBodies, parent = county, year = 2025, carriedOut = {} } = parts;
  const filed = Object.entries(reports).map(([id, figures]) => {
    const publication = { version: 1, manifestHash: `hash-of-${id}`, publishedAt: '2026-01-20T03:04:05.000Z' };
    return [id, { publication, figures, carriedOut: carriedOut[id] ?? null }] as const;
  });
  const now = new Date('2026-03-02T02:00:00.000Z');
  return rollUp({ parent, year, scope: scopeOf(agencies, parent, year), filed: new Map(filed), now });
};
