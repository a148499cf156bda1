import type { Stage } from '../../schemas/approval.ts';
import type { Chase } from '../../schemas/chase.ts';
import type { Deed } from '../../schemas/deed.ts';
import type { Inspection } from '../../schemas/inspection.ts';
import type { MailFailure } from '../../schemas/mailFailure.ts';
import type { OverrideRequest } from '../../schemas/override.ts';
import type { Publication } from '../../schemas/publication.ts';
import type { Agency, Person, Register } from '../../schemas/register.ts';
import type { RollUp } from '../../schemas/rollUp.ts';
import type { CodesMailed, Session, SignIn } from '../../schemas/session.ts';
import type { Standing } from '../../schemas/standing.ts';
import type { Submission } from '../../schemas/submission.ts';
import type { Chased } from '../chase/chase.ts';
import type { CheckedReport } from '../portal/doors.ts';
import type { Figures } from '../rollup/figures.ts';
import type { RollUpOrder } from '../rollup/read.ts';
import type { ItemStore } from '../shared/change.ts';

/** Sessions and codes, by the hashes of their tokens. */
export interface SignInDoors {
  findSession(tokenHash: string): Promise<Session | undefined>;
  createSession(tokenHash: string, session: Session): Promise<void>;
  /** Puts `after` in the place of `before`; nothing happens when the session has changed since. */
  changeSession(tokenHash: string, before: Session, after: Session): Promise<void>;
  createSignIn(tokenHash: string, signIn: SignIn): Promise<void>;
  findSignIn(tokenHash: string): Promise<SignIn | undefined>;
  signInStore(tokenHash: string): ItemStore<SignIn>;
  codesMailed(personId: string): ItemStore<CodesMailed>;
  /** Hands the code over; a mail server that fails is not told to whoever asks. */
  mailCode(officer: Person, code: string): Promise<void>;
  /** Waits, so that the time an answer takes says nothing. */
  pause(milliseconds: number): Promise<void>;
}

/** What came of an act; `undone`: it was not to be (any more), and nothing was changed. `unmailed`: done, but a mail failed. */
export type Acted = 'done' | 'undone' | 'unmailed';

/** One act about one agency's report, by whom. */
export interface Act {
  readonly register: Register;
  readonly officer: Person;
  readonly agency: Agency;
  readonly year: number;
  readonly now: Date;
}

/** What officers can do. Each is recorded before it is done. */
export interface Acts {
  resend(act: Act, stage: Stage, personId: string): Promise<Acted>;
  replace(act: Act, stage: Stage, fromId: string, to: Person, reason: string): Promise<Acted>;
  sendLink(act: Act, to: Person): Promise<Acted>;
  restart(act: Act, parked: Submission, reason: string): Promise<Acted>;
  override(act: Act, submission: Submission, rules: readonly string[], reason: string): Promise<Acted>;
  /** Takes back what is out; the reason is for the public to read. */
  withdraw(act: Act, publication: Publication, reason: string): Promise<Acted>;
  chase(order: ChaseAct): Promise<Chased>;
}

export interface ChaseAct extends Omit<Act, 'agency'> {
  readonly agencyIds: readonly string[];
  readonly round: string;
}

/** What governments sum up of their agencies. */
export interface RollUpDoors {
  /** Adds up what is published now. */
  current(register: Pick<Register, 'agencies'>, order: RollUpOrder): Promise<RollUp>;
  fixed(parentId: string, year: number): Promise<RollUp | undefined>;
  /** Keeps a sum, if it is made of what the officer has seen (`digestOf`); `undone` otherwise. Recorded before it is done. */
  fix(act: Act, rolled: RollUp, seen: string): Promise<Acted>;
  /** The figures each agency has out for a year, in their order. */
  figures(agencyIds: readonly string[], year: number): Promise<readonly (Figures | undefined)[]>;
}

/** Everything the board asks of the world. */
export interface Doors {
  readonly originSecret: string;
  readonly signIn: SignInDoors;
  readonly acts: Acts;
  readonly rollUps: RollUpDoors;
  now(): Date;
  /** Whether the site is served over TLS; only the embedded stack is not. */
  secure(): Promise<boolean>;
  /** As it is in force now. */
  register(): Promise<Register>;
  standings(year: number): Promise<readonly Standing[]>;
  standing(agencyId: string, year: number): Promise<Standing | undefined>;
  /** Of a year, or of one agency only, in order of time. */
  chases(year: number, agencyId?: string): Promise<readonly Chase[]>;
  deeds(year: number, agencyId: string): Promise<readonly Deed[]>;
  /** Newest first. */
  submissionsOf(agencyId: string): Promise<readonly Submission[]>;
  /** What is out for an agency's year. */
  published(agencyId: string, year: number): Promise<Publication | undefined>;
  findSubmission(submissionId: string): Promise<Submission | undefined>;
  stagesOf(submissionId: string): Promise<readonly Stage[]>;
  overrideRequests(submissionId: string): Promise<readonly OverrideRequest[]>;
  checkedReport(submission: Submission): Promise<CheckedReport | undefined>;
  pictureUrl(submissionId: string, sha256: string): Promise<string>;
  /** Titles of rules by id. */
  ruleTitles(): Promise<ReadonlyMap<string, string>>;
  /** The latest runs of the self-inspection, the last one first. */
  inspections(): Promise<readonly Inspection[]>;
  /** Mails that did not reach their recipients. */
  mailFailures(): Promise<readonly MailFailure[]>;
  clearFailure(mailId: string): Promise<void>;
}
