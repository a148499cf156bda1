import { GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import * as z from 'zod';
import { ConfigurationError } from './errors.ts';

/**
 * What is known only after deployment, or changed without one: SSM parameters under one prefix, read at run time (a
 * reference in the template would close a cycle from the distribution to the functions and back).
 */
const SettingsSchema = z.object({
  /** Address of the public site without trailing slash, e.g. https://gongkai.example.cn */
  'base-url': z.url(),
  /** Id of the CloudFront distribution, for invalidations. */
  'distribution-id': z.string().optional(),
  /** `ses:` for Amazon SES, otherwise an SMTP address such as smtps://user:password@mail.example.cn:465 */
  'mail-url': z.string().default('ses:'),
  /** Sender address of all mails. */
  'mail-from': z.email(),
});
export type Settings = z.infer<typeof SettingsSchema>;

const client = new SSMClient({});
const rememberMilliseconds = 60_000;
let remembered: { readonly settings: Settings; readonly until: number } | undefined;

/** Reads the settings under a prefix such as /gongkai, at most once a minute in each running function. */
export const readSettings = async (prefix: string): Promise<Settings> => {
  if (remembered && remembered.until > Date.now()) return remembered.settings;
  const answer = await client.send(new GetParametersByPathCommand({ Path: prefix, WithDecryption: true }));
  const values = Object.fromEntries(
    (answer.Parameters ?? []).map((item) => [item.Name?.slice(prefix.length + 1), item.Value]),
  );
  const parsed = SettingsSchema.safeParse(values);
  if (!parsed.success)
    throw new ConfigurationError(`Parameters under ${prefix} are incomplete: ${parsed.error.message}`);
  remembered = { settings: parsed.data, until: Date.now() + rememberMilliseconds };
  return parsed.data;
};
