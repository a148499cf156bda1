/** Grants no journey can use, and why the template has them all the same. */
export const outOfReach: readonly { readonly grants: RegExp; readonly reason: string }[] = [
  {
    grants: /: (?:logs|xray):/,
    reason: 'Functions here write their logs to files, and nothing traces them.',
  },
];
