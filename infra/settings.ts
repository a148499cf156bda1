import { readFileSync } from 'node:fs';
import type { Node } from 'constructs';
import { z } from 'zod';

/** Command line context (`-c protect=false`) arrives as text, context from cdk.json as JSON. */
const whole = z.coerce.number().int().positive();
const yesOrNo = z.union([z.boolean(), z.stringbool()]);

interface InPartition {
  readonly partition: 'aws' | 'aws-cn';
  readonly sesEvents: boolean;
  readonly domainName?: string | undefined;
  readonly iamCertificateId?: string | undefined;
  readonly certificateArn?: string | undefined;
  readonly webAclArn?: string | undefined;
  readonly monthlyBudget?: number | undefined;
  readonly malwareGate: boolean;
}

/**
 * China has neither SES nor ACM for CloudFront, no web ACL for distributions, and bills in another currency. GuardDuty is there;
 * whether its malware protection can be had by a template there nobody has tried, and a gate that may not close is none.
 */
const fitsChina = (settings: InPartition): boolean =>
  settings.partition === 'aws'
    ? settings.iamCertificateId === undefined
    : !settings.sesEvents &&
      settings.domainName !== undefined &&
      settings.iamCertificateId !== undefined &&
      settings.certificateArn === undefined &&
      settings.webAclArn === undefined &&
      settings.monthlyBudget === undefined &&
      !settings.malwareGate;

const SettingsSchema = z
  .object({
    /** Begins the names of what must be found by name: state machine, parameters. */
    name: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
    /** Sender address of all mails; the functions may send from no other. */
    mailFrom: z.email(),
    /** Where alarms go; without it the topic has no subscriber. */
    alarmMail: z.email().optional(),
    /** Days function logs are kept: one of the periods CloudWatch knows. */
    logDays: whole,
    /** Days earlier versions of uploads and working files are kept. */
    retainDays: whole,
    /** Years in which nothing that was published can be deleted for good; without it versions alone protect. */
    objectLockYears: whole.max(100).optional(),
    /** Years in which a monthly backup of the table is kept; without it there are restore points of 35 days. */
    backupYears: whole.max(30).optional(),
    /** Keep buckets, table and key when the stack goes, and refuse to delete the table. */
    protect: yesOrNo,
    /** Take note of bounces of Amazon SES; `false` where there is no SES, as in the partition `aws-cn`. */
    sesEvents: yesOrNo,
    /** A folder of further fonts for the PDF, for example 仿宋, with the licence to use them on a server. */
    fontsDirectory: z.string().optional(),
    /** Own domain of the public site, with its certificate in us-east-1. */
    domainName: z.hostname().optional(),
    certificateArn: z.string().startsWith('arn:').optional(),
    /** Id of a certificate in IAM instead: the only kind CloudFront takes in `aws-cn`. */
    iamCertificateId: z.string().optional(),
    /** The partition the template is for; `aws-cn` leaves out what is not served there. */
    partition: z.enum(['aws', 'aws-cn']).default('aws'),
    /** A firewall of the account in front of everything: one of those `infra/firewall.ts` makes, or the authority's own. */
    webAclArn: z
      .string()
      .regex(/:global\/webacl\//)
      .optional(),
    /** No function that strangers can set in motion runs more than so many times at once (`infra/spendBrake.ts`). */
    spendBrake: yesOrNo.default(false),
    /** Dollars a month above which whoever is on duty is written to; nothing stops by itself. */
    monthlyBudget: z.coerce.number().positive().optional(),
    /** Read files of strangers in a network from which nothing but the two buckets can be reached. */
    isolateParse: yesOrNo.default(false),
    /** Let nothing be read that Amazon GuardDuty has not scanned and found clean; paid by the GB. */
    malwareGate: yesOrNo.default(false),
    /** Every six hours send the report of an invented agency through everything, and raise an alarm when it does not come out. */
    canary: yesOrNo.default(false),
  })
  .refine(
    ({ domainName, certificateArn, iamCertificateId }) =>
      (domainName === undefined) === (certificateArn === undefined && iamCertificateId === undefined),
    { error: 'domainName and certificateArn go together' },
  )
  .refine(fitsChina, {
    error:
      'partition aws-cn: sesEvents must be false, domainName and iamCertificateId be given, ' +
      'certificateArn, webAclArn, monthlyBudget and malwareGate left out',
  })
  .refine(({ monthlyBudget, alarmMail }) => monthlyBudget === undefined || alarmMail !== undefined, {
    error: 'monthlyBudget needs alarmMail: somebody must be written to',
  });
export type InstallationSettings = z.infer<typeof SettingsSchema>;

/**
 * Reads the installation's settings from context (cdk.json or `-c name=value`) and, where the context `place` names a file,
 * from there: what it says goes before cdk.json. Throws naming what does not fit.
 */
export const readInstallationSettings = (node: Node): InstallationSettings => {
  const names = Object.keys(SettingsSchema.shape);
  const values = Object.fromEntries(names.map((name) => [name, node.tryGetContext(name)]));
  const place: unknown = node.tryGetContext('place');
  const ofPlace = typeof place === 'string' ? readPlace(place, names) : {};
  const parsed = SettingsSchema.safeParse({ ...values, ...ofPlace });
  if (!parsed.success) throw new Error(`The context does not fit:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
};

/** One installation's settings as a file of their own, so that staging and production can be told apart and kept in git. */
const readPlace = (file: string, names: readonly string[]): Record<string, unknown> => {
  const values = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')));
  const unknown = Object.keys(values).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`${file} has settings that do not exist: ${unknown.join(', ')}`);
  return values;
};
