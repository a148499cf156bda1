import { keys, lists } from '../../functions/shared/keys.ts';
import { sideBySide } from '../../functions/shared/sideBySide.ts';
import { findItem, queryList } from '../../functions/shared/table.ts';
import { agencyOf, type Register } from '../../schemas/register.ts';
import { type Submission, SubmissionIdSchema, SubmissionSchema } from '../../schemas/submission.ts';
import { Refusal } from './command.ts';
import { type RawItem, scanItems } from './store/items.ts';

/** What somebody names on the command line. */
export type Named =
  | { readonly kind: 'submission'; readonly submissionId: string }
  | { readonly kind: 'receipt'; readonly receiptNumber: string }
  | { readonly kind: 'agency'; readonly agencyId: string };

/** Told apart by shape: 64 hexadecimal digits, 2026-0123-7F3A9C, or an agency's id. */
export const namedBy = (word: string): Named => {
  if (SubmissionIdSchema.safeParse(word.toLowerCase()).success)
    return { kind: 'submission', submissionId: word.toLowerCase() };
  if (/^\d{4}-\d{4}-[0-9a-f]{6}$/iu.test(word)) return { kind: 'receipt', receiptNumber: word.toUpperCase() };
  return { kind: 'agency', agencyId: word };
};

const atOnce = 16;

/** Every upload of one agency, the earliest first. */
export const submissionsOf = (table: string, agencyId: string): Promise<Submission[]> =>
  queryList(table, lists.agency(agencyId, '').listPk, SubmissionSchema);

/** The submission of an item that is one's record; undefined of any other. */
export const submissionIn = ({ pk, sk, listPk: _list, listSk: _place, ...content }: RawItem): Submission | undefined =>
  pk.startsWith('SUBMISSION#') && sk === 'SUBMISSION' ? SubmissionSchema.parse(content) : undefined;

/** Every upload there is, of agencies that have left the register too: reads the whole table. */
export const allSubmissions = async (table: string): Promise<Submission[]> => {
  const found: Submission[] = [];
  for await (const page of scanItems(table)) found.push(...page.flatMap((item) => submissionIn(item) ?? []));
  return found;
};

/** The submission somebody names; of a receipt number its last attempt. Throws Refusal when there is none. */
export const findSubmission = async (table: string, register: Register, named: Named): Promise<Submission> => {
  const found =
    named.kind === 'submission'
      ? await findItem(table, keys.submission(named.submissionId), SubmissionSchema)
      : named.kind === 'receipt'
        ? await byReceipt(table, register, named.receiptNumber)
        : undefined;
  if (found) return found;
  if (named.kind === 'agency')
    throw new Refusal(`'${named.agencyId}' is neither a submission's id (64 hexadecimal digits) nor a receipt number.`);
  throw new Refusal(
    `There is no submission ${named.kind === 'submission' ? named.submissionId : named.receiptNumber}.`,
  );
};

/** Looked for among the register's agencies first, which is quick; whoever has left it takes a look at everything. */
const byReceipt = async (table: string, { agencies }: Register, receipt: string): Promise<Submission | undefined> => {
  const lastOf = (some: readonly Submission[]): Submission | undefined =>
    some
      .filter(({ receiptNumber }) => receiptNumber === receipt)
      .sort((one, other) => other.drop.attempt - one.drop.attempt)[0];
  const known = await sideBySide(agencies, atOnce, ({ id }) => submissionsOf(table, id));
  return lastOf(known.flat()) ?? lastOf(await allSubmissions(table));
};

/** An agency of the register. Throws Refusal where there is none, and says which are like it. */
export const agencyNamed = (register: Register, id: string) => {
  const agency = agencyOf(register, id);
  if (agency) return agency;
  const alike = register.agencies.filter((one) => one.id.includes(id) || one.name.includes(id)).slice(0, 5);
  const hint = alike.length > 0 ? ` Perhaps ${alike.map((one) => `${one.id} (${one.name})`).join(', ')}?` : '';
  throw new Refusal(`The register knows no agency '${id}'.${hint}`);
};
