/**
 * Entries of the field notes that are no rule here, and why: each of the 93 ids is either a rule or stands in this list.
 * English, as it is written into `docs/rules.md` for those who keep the rules.
 */
export const notRules: Readonly<Record<string, string>> = {
  A06: 'Is not a check but how A01–A05 report: one root once, what follows from it under it (`rules/tables/sums.ts`).',
  A09: 'Kept by the parser: a report that lacks a row, or has one twice, cannot be read into the schema and is returned as unreadable, naming the place.',
  A10: 'Kept by the parser, as A09.',
  B07: 'Needs the list of normative documents of the portal or of the 司法行政 department, which no submission brings.',
  G05: 'About the column on a portal of others; here the path is made from agency and year and cannot be wrong.',
  G06: 'About publication in several places, which a submission does not show.',
  G08: 'About the published page; belongs to self-inspection of what is published.',
  G09: 'Published bytes never change here; self-inspection of what is published compares them with their manifest.',
  G10: 'About the published page, which is made by one template.',
  G11: 'About the published page and its PDF, which are made by one template and tested for it.',
  H05: 'About a roll-up that somebody fixed, which the board marks when a report in it changes (`functions/rollup/stale.ts`); a report is always held against what is published now.',
};
