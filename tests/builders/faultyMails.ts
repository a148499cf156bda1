import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';

/** A mail by the id its sender gave it, e.g. `<submissionId>.stage0.ask.shencha`. */
export interface KnownMail {
  readonly id: string;
  readonly file: string;
}

/** The mails of an installation, read from its mailbox's directory: cheaper than to ask for all of them again and again. */
export const mailsIn = (directory: string) => {
  const seen = new Set<string>();
  const bySubmission = new Map<string, KnownMail[]>();
  const look = (): void => {
    for (const file of readdirSync(directory)) {
      if (!file.endsWith('.eml') || seen.has(file)) continue;
      seen.add(file);
      // A header of that length stands on a line of its own, below its name.
      const id = /^X-Gongkai-Mail:\s+(\S+)/im.exec(readFileSync(join(directory, file), 'latin1'))?.[1] ?? '';
      const submissionId = id.split('.', 1)[0] ?? '';
      bySubmission.set(submissionId, [...(bySubmission.get(submissionId) ?? []), { id, file }]);
    }
  };
  return {
    /** Every mail about a submission so far, in no order. */
    about: (submissionId: string): readonly KnownMail[] => {
      look();
      return bySubmission.get(submissionId) ?? [];
    },
    text: async ({ file }: KnownMail): Promise<string> => {
      const mail = await PostalMime.parse(readFileSync(join(directory, file)));
      return mail.text ?? '';
    },
  };
};
export type Mails = ReturnType<typeof mailsIn>;
