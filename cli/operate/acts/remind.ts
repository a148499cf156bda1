import { silentOnes } from '../../../functions/approve/stage.ts';
import { stagesOf, waitingStages } from '../../../functions/approve/stageStore.ts';
import { approverActs } from '../../../functions/board/acts/approvers.ts';
import { type BoardRow, boardRows } from '../../../functions/board/rows.ts';
import { chaseAgencies } from '../../../functions/chase/chase.ts';
import { chaseKindOf } from '../../../functions/chase/duty.ts';
import { dueYear } from '../../../functions/shared/dueYear.ts';
import { keys } from '../../../functions/shared/keys.ts';
import { readRegister } from '../../../functions/shared/register.ts';
import { readSettings } from '../../../functions/shared/settings.ts';
import { standingsOf } from '../../../functions/shared/standing.ts';
import { readItem } from '../../../functions/shared/table.ts';
import type { Stage } from '../../../schemas/approval.ts';
import { type Person, personOf, type Register } from '../../../schemas/register.ts';
import { SubmissionSchema } from '../../../schemas/submission.ts';
import type { Outputs } from '../../outputs.ts';
import { type Answer, command, UsageError, yearIn } from '../command.ts';
import { agencyNamed } from '../find.ts';
import { byOption, operatorOf } from '../operator.ts';
import { columns, counted } from '../terminal.ts';
import { actsPlace } from './place.ts';

/** `gongkai remind`: chases agencies (催办), or asks approvers who are silent once more. */
export default command({
  about: 'Chases agencies (催办), or sends the request to silent approvers again',
  words: '[AGENCY_ID …]',
  more: `Agencies: whoever may send gets a mail with a fresh link, and the log has it. What owes nothing is left out.
Approvers (--waiting): those of the agencies named who have not decided get their mail with a fresh link; deadlines stay.`,
  options: {
    late: { type: 'boolean', help: 'all agencies that are late with sending in or publishing' },
    waiting: {
      type: 'boolean',
      help: 'the silent approvers instead of the agencies; of all agencies when none is named',
    },
    year: { type: 'string', value: 'YEAR', help: 'the reporting year; the one that is due when left out' },
    'dry-run': { type: 'boolean', help: 'says who would be mailed, and mails nobody' },
    ...byOption,
  },
  examples: ['--late --dry-run', 'qingxi-jiaoyu qingxi-weijian --by gongkai-kezhang', 'qingxi-jiaoyu --waiting'],
  run: async ({ values, words, now, open, progress }) => {
    if (values.late && (words.length > 0 || values.waiting))
      throw new UsageError('--late goes with neither agencies nor --waiting.');
    if (!values.late && !values.waiting && words.length === 0) throw new UsageError('Say which agencies, or --late.');
    const outputs = await open();
    const register = await readRegister(outputs.WorkBucketName);
    for (const id of words) agencyNamed(register, id);
    const officer = operatorOf(register, values.by);
    const order = { outputs, register, officer, now, dryRun: values['dry-run'], progress };
    return values.waiting
      ? remindApprovers(order, words)
      : remindAgencies(order, { year: yearIn(values.year, dueYear(now)), ids: values.late ? undefined : words });
  },
});

interface Order {
  readonly outputs: Outputs;
  readonly register: Register;
  readonly officer: Person;
  readonly now: Date;
  readonly dryRun: boolean;
  readonly progress: (line: string) => void;
}

const isLate = ({ late }: BoardRow): boolean => late === 'notSubmitted' || late === 'notPublished';

/** A command has no end of its own; this only keeps a broken mail server from holding it up for ever. */
const longest = 24 * 3_600_000;

const remindAgencies = async (
  order: Order,
  { year, ids }: { year: number; ids: readonly string[] | undefined },
): Promise<Answer> => {
  const { outputs, register, officer, now, dryRun, progress } = order;
  const { TableName: table, SettingsPrefix } = outputs;
  const rows = boardRows(register, year, await standingsOf(table, year), now).filter((row) =>
    ids === undefined ? isLate(row) : ids.includes(row.agency.id),
  );
  const due = rows.filter(({ standing }) => chaseKindOf(standing) !== undefined);
  if (dryRun) return planned(register, due);
  progress(`Mailing ${counted(due.length, 'agency', 'agencies')} …`);
  const agencyIds = due.map(({ agency }) => agency.id);
  const by = { kind: 'officer', personId: officer.id, role: officer.role } as const;
  const until = new Date(Date.now() + longest);
  const place = { table, settings: await readSettings(SettingsPrefix) };
  const round = `operator.${now.getTime()}`;
  const came = await chaseAgencies(place, { register, year, agencyIds, by, round, now, until });
  return {
    lines: [
      `${counted(came.chased.length, 'agency', 'agencies')} reminded${came.chased.length > 0 ? `: ${came.chased.join(', ')}` : ''}`,
      ...(came.failed.length > 0
        ? [`No mail went out to: ${came.failed.join(', ')}. See MailsDelayed in docs/runbook.md.`]
        : []),
    ],
    data: { year, round, ...came },
    code: came.failed.length > 0 ? 1 : 0,
  };
};

const planned = (register: Register, due: readonly BoardRow[]): Answer => {
  const mails = due.map(({ agency, standing }) => ({
    agencyId: agency.id,
    name: agency.name,
    kind: chaseKindOf(standing) ?? null,
    to: agency.senders.flatMap((id) => personOf(register, id)?.role ?? []),
  }));
  const rows = mails.map(({ agencyId, name, kind, to }) => [
    agencyId,
    name,
    kind === 'notSubmitted' ? 'to send in' : 'to publish',
    to.join(', '),
  ]);
  return { lines: [...columns(rows), `${counted(due.length, 'agency', 'agencies')} would be reminded.`], data: mails };
};

interface Request {
  readonly stage: Stage;
  readonly person: Person;
  readonly agencyId: string;
  readonly receiptNumber: string;
  readonly year: number | null;
}

const remindApprovers = async (order: Order, ids: readonly string[]): Promise<Answer> => {
  const { outputs, register, officer, now, dryRun, progress } = order;
  const requests = (await openRequests(outputs.TableName)).filter(
    ({ agencyId }) => ids.length === 0 || ids.includes(agencyId),
  );
  const acts = approverActs(actsPlace(outputs));
  const results: { readonly request: Request; readonly came: string }[] = [];
  for (const request of requests) {
    const { agencyId, stage, person, year } = request;
    progress(`${results.length + 1}/${requests.length} ${agencyId}`);
    const agency = register.agencies.find(({ id }) => id === agencyId);
    if (!agency) continue;
    const act = { register, officer, agency, year: year ?? dueYear(now), now };
    results.push({
      request,
      came: dryRun ? 'would be asked again' : cameWords[await acts.resend(act, stage, person.id)],
    });
  }
  return {
    lines: [
      ...columns(
        results.map(({ request: { agencyId, receiptNumber, stage, person }, came }) => [
          agencyId,
          receiptNumber,
          stage.name,
          person.role,
          came,
        ]),
      ),
      `${counted(results.length, 'silent approver')}.`,
    ],
    data: results.map(({ request: { agencyId, receiptNumber, stage, person }, came }) => ({
      agencyId,
      receiptNumber,
      stage: stage.name,
      personId: person.id,
      role: person.role,
      came,
    })),
    code: results.some(({ came }) => came === cameWords.unmailed) ? 1 : 0,
  };
};

const cameWords = { done: 'asked again', undone: 'has decided meanwhile', unmailed: 'NOT MAILED' } as const;

/** Everyone who is asked and silent; the list of what waits lags, so each stage is read again. */
const openRequests = async (table: string): Promise<Request[]> => {
  const waiting = await waitingStages(table);
  const found = await Promise.all(
    waiting.map(async ({ submissionId, index }) => {
      const submission = await readItem(table, keys.submission(submissionId), SubmissionSchema);
      const stage = (await stagesOf(table, submissionId)).find((one) => one.index === index);
      return stage?.outcome === null ? [{ submission, stage }] : [];
    }),
  );
  return found
    .flat()
    .flatMap(({ submission: { agencyId, receiptNumber, year }, stage }) =>
      silentOnes(stage).map((person) => ({ stage, person, agencyId, receiptNumber, year })),
    );
};
