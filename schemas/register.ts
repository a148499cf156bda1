import * as z from 'zod';
import { ApprovalSettingsSchema, CalendarSchema, DelegationSchema } from './approvalSettings.ts';
import { CampaignSettingsSchema } from './campaignSettings.ts';
import { CheckSettingsSchema } from './checkSettings.ts';
import { isCreditCode } from './creditCode.ts';
import { DaySchema } from './day.ts';
import { AgencyIdSchema, YearSchema } from './submission.ts';

const PersonIdSchema = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/);

/** One line of text without spaces around it. */
const LineSchema = z.string().regex(/^(?!\s)[^\p{Cc}\p{Cs}\uFFFE\uFFFF]+(?<!\s)$/u, {
  error: 'must be one line of text without spaces around it',
});

/** An agency's name; several are told apart by semicolons where a register is kept in a table. */
const AgencyNameSchema = LineSchema.min(2).regex(/^[^;；]*$/u, { error: 'must not hold a semicolon' });

/** Somebody who sends or approves. Shown to others by role, never by name. */
export const PersonSchema = z.strictObject({
  id: PersonIdSchema,
  name: LineSchema,
  /** 职务, shown in mails and on pages, e.g. 办公室主任. */
  role: LineSchema,
  mail: z.email(),
});
export type Person = z.infer<typeof PersonSchema>;

/** One stage of signatures: any (`need` 1), all, or so many of those asked must approve; one of them can return. */
export const StageDefinitionSchema = z
  .strictObject({
    /** What happens here, e.g. 保密审查, 主要领导签发, 主管部门审核. */
    name: LineSchema,
    approvers: z.array(PersonIdSchema).min(1),
    /** How many of them must approve: all when left out. */
    need: z.int().min(1).optional(),
    /** Asked as well when the others are silent too long (`settings.approval.escalateAfter`). */
    deputy: PersonIdSchema.optional(),
  })
  .refine((stage) => (stage.need ?? 1) <= stage.approvers.length, {
    error: 'need exceeds the number of approvers',
    params: { code: 'needExceeds' },
  });
export type StageDefinition = z.infer<typeof StageDefinitionSchema>;

/** What kind of body it is; decides the statutory date (条例 art. 49) and the order on the pages. */
export const AgencyKindSchema = z.enum(['government', 'department', 'township', 'institution']);
export type AgencyKind = z.infer<typeof AgencyKindSchema>;

/** Levels of government from the highest down, as far as reports are handed up: 省、市、县、乡. */
export const agencyLevels = ['province', 'prefecture', 'county', 'township'] as const;
export const AgencyLevelSchema = z.enum(agencyLevels);

/** What a body may decide or collect, each counted in table 1. */
export const PowerSchema = z.enum(['licence', 'penalty', 'coercion', 'fee']);

export const AgencySchema = z.strictObject({
  id: AgencyIdSchema,
  name: AgencyNameSchema,
  formerNames: z.array(AgencyNameSchema).default([]),
  kind: AgencyKindSchema,
  /** Level of the government it is, or works for. */
  level: AgencyLevelSchema.optional(),
  /** 统一社会信用代码 (GB 32100). */
  code: z.string().refine(isCreditCode, { error: 'is not a valid 统一社会信用代码 (18 signs, GB 32100)' }).optional(),
  /** Id of the agency whose roll-up counts this one; each agency is counted once, so it has one parent at most. */
  parent: AgencyIdSchema.optional(),
  /** Ids of the people who may send; the first counts as sender of direct uploads. */
  senders: z.array(PersonIdSchema).min(1),
  /** Name of a chain in `chains`. */
  chain: z.string(),
  /** Whether it may make 规章 (ministries, provinces, cities divided into districts): only then may they be counted. */
  makesRules: z.boolean().default(false),
  /** Powers it holds, as far as the authority knows; what is left out is not checked. */
  powers: z.array(PowerSchema).optional(),
  /** First reporting year of a body that is new or came of a merger: there is no report of its own to compare with before. */
  since: YearSchema.optional(),
  /** Last reporting year of a body that is no more: after it no report is due. */
  dissolved: YearSchema.optional(),
  /** Id of the agency that carries on its duties; its page leads there. */
  mergedInto: AgencyIdSchema.optional(),
  /** Ids it had before: their addresses lead on to it. */
  formerIds: z.array(AgencyIdSchema).default([]),
  /** Days of its own, no later than the authority's for its kind. */
  deadlines: z
    .strictObject({ submit: DaySchema.optional(), publish: DaySchema.optional() })
    .refine((days) => Object.keys(days).length > 0, { error: 'names no day; leave it out' })
    .optional(),
});
export type Agency = z.infer<typeof AgencySchema>;

export const AuthoritySchema = z.strictObject({
  name: LineSchema.min(2),
  mail: z.email(),
  /** 纠错: where the public reports mistakes; on every page. */
  contact: z.strictObject({ phone: LineSchema, mail: z.email(), address: LineSchema }),
});
export type Authority = z.infer<typeof AuthoritySchema>;

const daysByKind = (government: string, others: string) =>
  z
    .strictObject({
      government: DaySchema.default(government),
      department: DaySchema.default(others),
      township: DaySchema.default(others),
      institution: DaySchema.default(others),
    })
    .prefault({});

/** 条例 art. 49: departments by 31 January, governments by 31 March. An authority's own days may only be earlier. */
const statutoryDays = { government: '03-31', others: '01-31' } as const;

/** The last day on which the report of a body of this kind may be published, as a day of the year. */
export const statutoryDayOf = (kind: AgencyKind): string =>
  kind === 'government' ? statutoryDays.government : statutoryDays.others;

/**
 * By when reports are due, by kind of agency: sent in to the authority (its own date, the statutory one unless set) and
 * published (条例 art. 49, which names departments and governments; local notices bring in the others).
 */
export const DeadlinesSchema = z
  .strictObject({
    submit: daysByKind(statutoryDays.government, statutoryDays.others),
    publish: daysByKind(statutoryDays.government, statutoryDays.others),
  })
  .prefault({})
  .refine(
    (days) =>
      [days.submit, days.publish].every(
        ({ government, department }) => government <= statutoryDays.government && department <= statutoryDays.others,
      ),
    {
      error: 'a deadline is later than the statutory one (departments 01-31, governments 03-31)',
      params: { code: 'laterThanStatute' },
    },
  );
export type Deadlines = z.infer<typeof DeadlinesSchema>;

/** Days and limits an authority may set; the defaults are the field notes'. */
export const SettingsSchema = z.strictObject({
  approval: ApprovalSettingsSchema,
  calendar: CalendarSchema.prefault({}),
  /**
   * When what all have approved is published: at once (报送与公开合一), or, by kind of agency, not before a day of the year
   * after the reporting year (先备案后公布).
   */
  publishNotBefore: z.partialRecord(AgencyKindSchema, DaySchema).default({}),
  /** Calendar days for which a link to send files stays valid. */
  sendLinkDays: z.number().positive().default(120),
  deadlines: DeadlinesSchema,
  /** Invitations, reminders and the list of what is late. */
  campaign: CampaignSettingsSchema,
  /** How reports are checked. */
  checks: CheckSettingsSchema.prefault({}),
  /** Whether the file as it was submitted is published beside the report, with everything it holds. */
  publishOriginal: z.boolean().default(false),
});

/**
 * The register: who owes a report, who may send it, who must approve it. Each entry by itself; that they go together is
 * for RegisterSchema to say, in checkedRegister.ts.
 */
export const RegisterEntriesSchema = z.strictObject({
  authority: AuthoritySchema,
  settings: SettingsSchema.prefault({}),
  people: z.array(PersonSchema).min(1),
  /** Ids of the people who act for the authority: they may let a submission pass an error. */
  officers: z.array(PersonIdSchema).default([]),
  /** Who decides for whom, for a time. */
  delegations: z.array(DelegationSchema).default([]),
  /** Named chains of stages; an agency names one. */
  chains: z.record(LineSchema, z.array(StageDefinitionSchema).min(1)),
  agencies: z.array(AgencySchema).min(1),
});
export type Register = z.infer<typeof RegisterEntriesSchema>;

export const agencyOf = (register: Register, agencyId: string): Agency | undefined =>
  register.agencies.find((agency) => agency.id === agencyId);

export const personOf = (register: Register, personId: string): Person | undefined =>
  register.people.find((person) => person.id === personId);

/** The stages an agency's report must pass, in order. */
export const chainOf = (register: Register, agency: Agency): readonly StageDefinition[] =>
  register.chains[agency.chain] ?? [];

/** The days by which an agency's reports are due: the authority's, with the agency's own in place of those of its kind. */
export const deadlinesOf = ({ settings }: Register, { kind, deadlines = {} }: Agency): Deadlines => {
  const { submit, publish } = settings.deadlines;
  return {
    submit: { ...submit, [kind]: deadlines.submit ?? submit[kind] },
    publish: { ...publish, [kind]: deadlines.publish ?? publish[kind] },
  };
};
