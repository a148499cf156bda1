import type { AgencyKind } from '../../schemas/register.ts';

/** Kinds of bodies in the order of the pages, with the headings of their lists. */
export const kindNames: readonly { readonly kind: AgencyKind; readonly name: string }[] = [
  { kind: 'government', name: '各级人民政府' },
  { kind: 'department', name: '政府部门' },
  { kind: 'township', name: '乡镇、街道' },
  { kind: 'institution', name: '其他单位' },
];
