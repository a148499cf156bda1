/** Key of one item in the one table; see `keys` for all kinds. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/**
 * Every kind of item by its key. Partition keys begin with a word that names the kind, so that grants can be made by
 * `dynamodb:LeadingKeys`.
 */
export const keys = {
  submission: (submissionId: string): Key => ({ pk: `SUBMISSION#${submissionId}`, sk: 'SUBMISSION' }),
  stage: (submissionId: string, index: number): Key => ({
    pk: `SUBMISSION#${submissionId}`,
    sk: `STAGE#${String(index).padStart(2, '0')}`,
  }),
  /** What an officer asks to be let pass; all of a submission under one partition key. */
  override: (submissionId: string, rule: string): Key => ({ pk: `OVERRIDE#${submissionId}`, sk: rule }),
  /** One entry of a submission's audit; entries are added, never changed. */
  audit: (submissionId: string, number: number): Key => ({
    pk: `AUDIT#${submissionId}`,
    sk: String(number).padStart(6, '0'),
  }),
  /** Where an agency stands with its report for a year; all of a year under one partition key. */
  standing: (agencyId: string, year: number): Key => ({ pk: `STANDING#${year}`, sk: agencyId }),
  /** When an agency was chased for a year's report; all of a year under one partition key, an agency's in order of time. */
  chase: (agencyId: string, year: number, at: string): Key => ({ pk: `CHASE#${year}`, sk: `${agencyId}#${at}` }),
  /** What an officer did on the board about an agency's report of a year; kept like the chases. */
  deed: (agencyId: string, year: number, at: string): Key => ({ pk: `DEED#${year}`, sk: `${agencyId}#${at}` }),
  /** An officer's session, by the SHA-256 of its token. */
  session: (tokenHash: string): Key => ({ pk: `SESSION#${tokenHash}`, sk: 'SESSION' }),
  /** A code mailed to an officer, by the SHA-256 of the token of the page that asked for it. */
  signIn: (tokenHash: string): Key => ({ pk: `SIGNIN#${tokenHash}`, sk: 'CODE' }),
  /** When codes were mailed to an officer, by their id. */
  codesMailed: (personId: string): Key => ({ pk: `SIGNIN#${personId}`, sk: 'MAILED' }),
  /** A mail that did not reach its recipient; all of them under one partition key. */
  mailFailure: (mailId: string): Key => ({ pk: 'MAIL#FAILED', sk: mailId }),
  /** One mail of the campaign for a year's reports: at most one a person and day; all of a year under one partition key. */
  campaign: (year: number, day: string, personId: string): Key => ({
    pk: `CAMPAIGN#${year}`,
    sk: `${day}#${personId}`,
  }),
  link: (tokenHash: string): Key => ({ pk: `LINK#${tokenHash}`, sk: 'LINK' }),
  /** When a person last asked for a new link to send for an agency. */
  linkAsked: (agencyId: string, personId: string): Key => ({ pk: `LINK#ASKED#${agencyId}#${personId}`, sk: 'ASKED' }),
  /** Which submission was taken last for an agency's year. */
  taken: (agencyId: string, year: number): Key => ({ pk: `TAKEN#${agencyId}`, sk: String(year) }),
  /** The published version of an agency's year; all of a year under one partition key make the catalogue. */
  publication: (agencyId: string, year: number): Key => ({ pk: `CATALOGUE#${year}`, sk: agencyId }),
  /** Years that have a publication, and how many. */
  catalogueYear: (year: number): Key => ({ pk: 'CATALOGUE', sk: String(year) }),
  /** One list of a year, by what it is of: its heading and how many reports it has. */
  shelf: (year: number, group: string): Key => ({ pk: `SHELF#${year}`, sk: group }),
  /** One report in its list. */
  listed: (year: number, group: string, agencyId: string): Key => ({ pk: `LISTED#${year}#${group}`, sk: agencyId }),
  /** One report among all that are out, in order of publication. */
  latest: (publishedAt: string, agencyId: string, year: number): Key => ({
    pk: 'LATEST',
    sk: `${publishedAt}#${agencyId}#${year}`,
  }),
  /** That something changed about an agency's year, which is to be folded into the files of the whole year. */
  changed: (agencyId: string, year: number, id: string): Key => ({ pk: 'CHANGED', sk: `${year}#${agencyId}#${id}` }),
  /** One run of the self-inspection; all runs under one partition key, in order of time. */
  inspection: (startedAt: string): Key => ({ pk: 'INSPECTION', sk: startedAt }),
  /** How far the rebuild of everything derived has come. */
  rebuild: { pk: 'REBUILD', sk: 'REBUILD' } as Key,
  /** Claim of a version number by one manifest. */
  version: (agencyId: string, year: number, version: number): Key => ({
    pk: `VERSION#${agencyId}#${year}`,
    sk: String(version).padStart(4, '0'),
  }),
  /** One band of the signature of a report, beside those it may be like: see `functions/validate/likeness/lookups.ts`. */
  likeness: (year: number, bucket: string, position: string, agencyId: string): Key => ({
    pk: `LIKENESS#${year}#${bucket}`,
    sk: `${position}#${agencyId}`,
  }),
} as const;

/** The one secondary index: sparse lists of items that need attention or belong together. */
export const indexName = 'lists';
export const lists = {
  /** Submissions of an agency by upload order. */
  agency: (agencyId: string, order: string) => ({ listPk: `AGENCY#${agencyId}`, listSk: order }),
  /** Stages that wait for people or for delivery of their outcome, by next deadline. */
  waiting: (nextDeadline: string) => ({ listPk: 'WAITING', listSk: nextDeadline }),
  /** Overrides of which somebody is still to be told, or that are still to take effect. */
  overrides: (askedAt: string) => ({ listPk: 'OVERRIDES', listSk: askedAt }),
} as const;
