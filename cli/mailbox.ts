import { z } from 'zod';

const SummarySchema = z.object({
  id: z.string(),
  receivedAt: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
});
const MailSchema = SummarySchema.extend({ text: z.string(), html: z.string() });
export type Mail = z.infer<typeof MailSchema>;

/** The mailbox of the embedded stack, read as a person reads an inbox: by the desk's pages. */
export const mailboxOf = (desk: string) => ({
  /** Every mail so far, oldest first. */
  list: async (): Promise<z.infer<typeof SummarySchema>[]> =>
    z.array(SummarySchema).parse(await (await fetch(`${desk}/api/mails`)).json()),
  read: async (id: string): Promise<Mail> =>
    MailSchema.parse(await (await fetch(`${desk}/api/mails/${encodeURIComponent(id)}`)).json()),
  /** The mail as it was sent, MIME and all. */
  raw: async (id: string): Promise<Uint8Array> =>
    new Uint8Array(await (await fetch(`${desk}/api/mails/${encodeURIComponent(id)}/raw`)).arrayBuffer()),
});

/** What an approval mail asks: the link and the confirmation code. Undefined for any other mail. */
export const approvalIn = (mail: Mail): { readonly link: string; readonly code: string } | undefined => {
  const link = /https?:\/\/\S+\/approve\/[A-Za-z0-9_-]+/.exec(mail.text)?.[0];
  const code = /确认码[：:]\s*(\d{6})/.exec(mail.text)?.[1];
  return link && code ? { link, code } : undefined;
};
