import { createHash } from 'node:crypto';

/** One call a function makes, or one run of a function, by what it is: the same in every journey that goes the same way. */
export interface Call {
  /** Name of the function that calls; `Lambda` for runs of a function, `Events` for deliveries to one. */
  readonly caller: string;
  /** Which run of the function this is, among those about the same thing, from 1. */
  readonly run: number;
  /** By the service name of the signature: `s3`, `dynamodb`, … */
  readonly service: string;
  readonly operation: string;
  /** What it is about, without what differs from journey to journey. */
  readonly subject: string;
  /** Which of the calls alike in the same run, from 1. What an SDK tries again is the same call. */
  readonly turn: number;
}

/** A call in one line, e.g. `Receive/1 dynamodb PutItem SUBMISSION#*,SUBMISSION 1`. */
export const nameOf = ({ caller, run, service, operation, subject, turn }: Call): string =>
  `${caller}/${run} ${service} ${operation} ${subject} ${turn}`;

/** What calls alike have in common, whichever run and turn they are. */
export const kindOf = (name: string): string => name.replace(/^([^/\s]+)\/\d+/, '$1').replace(/ \d+$/, '');

const reading =
  /^(GET|HEAD|GetItem|BatchGetItem|Query|Scan|GetParameter.*|Get.*|List.*|Describe.*|Encrypt|Decrypt|OPTIONS)$/;

/** Whether a call changes anything where it is made. */
export const isWrite = ({ operation }: Pick<Call, 'operation'>): boolean => !reading.test(operation);

/** Hashes, ids, tokens and instants: what no two journeys have in common. */
const differing =
  /\d{4}-\d\d-\d\dT[\d:.]+Z|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{12,}|AQB4[A-Za-z0-9+/=]+/g;

/** A subject without what differs; `texts` are those a journey is known by. */
export const subjectOf = (text: string, texts: Iterable<string>): string => {
  let subject = text;
  for (const known of [...texts].sort((one, other) => other.length - one.length))
    subject = subject.replaceAll(known, '*');
  subject = subject.replace(differing, '*').replace(/\s+/g, '_');
  if (subject.length <= 120) return subject || '-';
  return `${subject.slice(0, 100)}…${createHash('sha256').update(subject).digest('hex').slice(0, 8)}`;
};
