/** Where things lie in the work bucket. Grants are made by these prefixes, so they are named once, here. */

const submission = (submissionId: string): string => `submissions/${submissionId}/`;

export const registerKey = 'register/register.json';

/** Records of changes of the register, see `RegisterChangeSchema`; in the order of their keys they are a log. */
export const registerChanges = 'register/changes/';
export const registerChangeKey = (at: string, sha256: string): string =>
  `${registerChanges}${at}-${sha256.slice(0, 12)}.json`;

/** The typed report as read, see `ReportSchema`. */
export const reportKey = (submissionId: string): string => `${submission(submissionId)}report.json`;

/** What the validator came to, see `ValidationSchema`. */
export const validationKey = (submissionId: string): string => `${submission(submissionId)}validation.json`;

/** A picture out of the submission, by the hash of its bytes. */
export const pictureKey = (submissionId: string, sha256: string): string =>
  `${submission(submissionId)}pictures/${sha256}`;

/** The manifest approvers sign, see `ManifestSchema`. */
export const manifestKey = (submissionId: string): string => `${submission(submissionId)}manifest.json`;

/** A rendered file by its path in the manifest. */
export const renderedKey = (submissionId: string, path: string): string =>
  `${submission(submissionId)}rendered/${path}`;

/** Where a signed sheet belongs: the visit to a stage, and who decides there. */
export interface SheetPlace {
  readonly submissionId: string;
  readonly visit: number;
  readonly personId: string;
}

const sheets = ({ submissionId, visit, personId }: SheetPlace): string =>
  `${submission(submissionId)}sheets/${visit}/${personId}/`;

/** A sheet as a browser has sent it, under a name of ours; not looked at yet. */
export const uploadedSheetKey = (place: SheetPlace, name: string): string => `${sheets(place)}uploads/${name}`;

/** A sheet that belongs to a decision, by the hash of its bytes. */
export const sheetKey = (place: SheetPlace, sha256: string): string => `${sheets(place)}${sha256}`;

/** A file of a published version that was withdrawn: kept here, out of the public's reach. */
export const withdrawnKey = (of: { agencyId: string; year: number; version: number }, path: string): string =>
  `withdrawn/${of.agencyId}/${of.year}/v${of.version}/${path}`;

/** The agency's drop key: incoming/<agencyId>/<file name>. Undefined when the key has another shape. */
export const parseDropKey = (key: string): { agencyId: string; fileName: string } | undefined => {
  const match = /^incoming\/([^/]+)\/(.+)$/su.exec(key);
  return match?.[1] && match[2] ? { agencyId: match[1], fileName: match[2] } : undefined;
};
