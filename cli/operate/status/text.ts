import type { BoardRow, BoardState, Lateness } from '../../../functions/board/rows.ts';
import { countsOf } from '../../../functions/board/selection.ts';
import type { Inspection } from '../../../schemas/inspection.ts';
import { clock, columns, counted, indented, span } from '../terminal.ts';
import type { Status } from './gather.ts';

/** States in an operator's words. */
export const stateNames: Readonly<Record<BoardState, string>> = {
  notBegun: 'not begun',
  sent: 'being checked',
  returned: 'returned',
  inApproval: 'in approval',
  filed: 'held until its day',
  published: 'published',
  withdrawn: 'withdrawn',
  parked: 'PARKED',
};

const lateNames: Readonly<Record<Lateness, string>> = {
  notSubmitted: 'not sent in in time',
  notPublished: 'not public in time',
  publishedLate: 'public, but late',
};

/** The whole of it for a terminal: what is to be seen to, the agencies, how many stand where. */
export const statusLines = (status: Status): string[] => {
  const { authority, site, year, asOf, rows } = status;
  return [
    `${authority}  ${site}`,
    `Reports for ${year}, as of ${clock(asOf)} in Shanghai`,
    '',
    ...columns(attention(status).map(([mark, what, how]) => [mark, what, how])),
    '',
    ...columns([['AGENCY', 'NAME', 'STATE', 'SINCE', 'DUE', 'LEFT'], ...rows.map(agencyLine)]),
    '',
    ...countLines(rows),
  ];
};

type Line = readonly [mark: string, what: string, how: string];

const good = 'ok';
const bad = '!!';

/** What somebody may have to see to, each with whether they have. */
const attention = (status: Status): Line[] => {
  const { waits, parked, deadLetters, mailsFailed, unsettled, inspection, asOf } = status;
  const letters = deadLetters.reduce((sum, { messages }) => sum + messages, 0);
  const age = unsettled.since === null ? 0 : Date.parse(asOf) - Date.parse(unsettled.since);
  const ofParked = parked.map(({ receiptNumber, agencyId }) => `${receiptNumber} ${agencyId}`).join(', ');
  return [
    [waits.OverdueMinutes > 0 ? bad : good, 'Waits', waitWords(status)],
    [parked.length > 0 ? bad : good, 'Parked', parked.length > 0 ? ofParked : 'none'],
    [letters > 0 ? bad : good, 'Dead letters', lettersIn(status)],
    [
      mailsFailed > 0 ? bad : good,
      'Mails',
      mailsFailed > 0 ? `${counted(mailsFailed, 'mail')} not delivered` : 'all delivered',
    ],
    [
      age > oldChange ? bad : good,
      'Column',
      unsettled.count === 0
        ? 'shows what is published'
        : `${counted(unsettled.count, 'change')} to be shown, for ${span(age)}`,
    ],
    inspected(inspection, asOf),
  ];
};

/** The fold sees to a change within the minute after it was left. */
const oldChange = 5 * 60_000;

const waitWords = ({ waits: { Waiting, OldestWaitHours, OverdueMinutes } }: Status): string => {
  if (Waiting === 0) return 'nobody is asked';
  const late = OverdueMinutes > 0 ? `, ${OverdueMinutes} min behind` : ', none behind';
  return `${counted(Waiting, 'stage')}, the oldest for ${OldestWaitHours} h${late}`;
};

const lettersIn = ({ deadLetters }: Status): string => {
  const full = deadLetters.filter(({ messages }) => messages > 0);
  return full.length === 0 ? 'none' : full.map(({ name, messages }) => `${name} ${messages}`).join(', ');
};

/** Runs are nightly; one that is missing is a fault too, but not of an installation that is new. */
const longestPause = 2 * 86_400_000;

const inspected = (run: Inspection | null, asOf: string): Line => {
  if (!run) return [good, 'Inspection', 'has not run yet'];
  const { startedAt, finishedAt, looked, mended, open } = run;
  const when = `${clock(startedAt)}${finishedAt === null ? ', under way' : ''}`;
  const isOld = Date.parse(asOf) - Date.parse(startedAt) > longestPause;
  const what = `${counted(looked.objects, 'object')}, ${mended} mended, ${open} open`;
  return [open > 0 || isOld ? bad : good, 'Inspection', `${when}: ${what}`];
};

const agencyLine = ({ agency, state, stage, standing, days, daysLeft, late }: BoardRow): string[] => [
  agency.id,
  agency.name,
  stage ? `${stateNames[state]} ${stage.number}/${stage.of} ${stage.name}` : stateNames[state],
  standing ? clock(standing.since) : '',
  state === 'published' ? '' : dueOf(state, days),
  late === undefined ? leftWords(daysLeft) : late === 'publishedLate' ? 'was late' : leftWords(daysLeft),
];

const dueOf = (state: BoardState, { submit, publish }: BoardRow['days']): string =>
  state === 'notBegun' || state === 'returned' || state === 'withdrawn' ? submit : publish;

/** Working days until the day, calendar days since. */
export const leftWords = (daysLeft: number | undefined): string => {
  if (daysLeft === undefined) return '';
  if (daysLeft < 0) return `${-daysLeft} d LATE`;
  return daysLeft === 0 ? 'today' : counted(daysLeft, 'working day');
};

const countLines = (rows: readonly BoardRow[]): string[] => {
  const counts = countsOf(rows);
  const states = (Object.keys(stateNames) as BoardState[]).filter((state) => counts[state] > 0);
  const lates = (Object.keys(lateNames) as Lateness[]).map((late) => ({
    late,
    count: rows.filter((row) => row.late === late).length,
  }));
  return [
    counted(rows.length, 'agency', 'agencies'),
    ...indented(columns(states.map((state) => [String(counts[state]).padStart(5), stateNames[state]]))),
    ...(lates.some(({ count }) => count > 0)
      ? [
          'of which',
          ...indented(
            columns(
              lates
                .filter(({ count }) => count > 0)
                .map(({ late, count }) => [String(count).padStart(5), lateNames[late]]),
            ),
          ),
        ]
      : []),
  ];
};

/** The same as a document. */
export const statusData = ({ rows, ...status }: Status) => ({
  ...status,
  counts: countsOf(rows),
  agencies: rows.map(({ agency, state, stage, standing, days, daysLeft, late }) => ({
    agencyId: agency.id,
    name: agency.name,
    kind: agency.kind,
    state,
    stage: stage?.name ?? null,
    since: standing?.since ?? null,
    submissionId: standing?.submissionId ?? null,
    submitBy: days.submit,
    publishBy: days.publish,
    daysLeft: daysLeft ?? null,
    late: late ?? null,
  })),
});
