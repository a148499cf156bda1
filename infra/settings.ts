import type { Node } from 'constructs';
import { z } from 'zod';

/** Command line context (`-c protect=false`) arrives as text, context from cdk.json as JSON. */
const whole = z.coerce.number().int().positive();
const yesOrNo = z.union([z.boolean(), z.stringbool()]);

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
  })
  .refine((settings) => (settings.domainName === undefined) === (settings.certificateArn === undefined), {
    error: 'domainName and certificateArn go together',
  });
export type InstallationSettings = z.infer<typeof SettingsSchema>;

/** Reads the installation's settings from context (cdk.json or `-c name=value`); throws naming what does not fit. */
export const readInstallationSettings = (node: Node): InstallationSettings => {
  const values = Object.fromEntries(Object.keys(SettingsSchema.shape).map((key) => [key, node.tryGetContext(key)]));
  const parsed = SettingsSchema.safeParse(values);
  if (!parsed.success) throw new Error(`The context does not fit:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
};
