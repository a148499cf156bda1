import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { Clock } from '../contracts.ts';

export interface MailSummary {
  readonly id: string;
  readonly receivedAt: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
}

export interface Mail extends MailSummary {
  readonly text: string;
  readonly html: string;
}

/** Every mail that was sent, whoever it was for: one `.eml` file each, so that nothing is lost with the process. */
export interface Mailbox {
  /** Takes a mail as it came over the wire; its id when it is on disk. */
  deliver(raw: Uint8Array): Promise<string>;
  /** All mails, oldest first. */
  list(): Promise<MailSummary[]>;
  read(id: string): Promise<Mail | undefined>;
  raw(id: string): Promise<Uint8Array | undefined>;
}

const idPattern = /^[0-9TZ]+-[0-9a-f]{12}$/;

const open = async (id: string, raw: Uint8Array): Promise<Mail> => {
  const mail = await PostalMime.parse(raw);
  return {
    id,
    receivedAt: id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z.*$/, '$1-$2-$3T$4:$5:$6.$7Z'),
    from: mail.from?.address ?? '',
    to: (mail.to ?? []).flatMap(({ address }) => address ?? []),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
  };
};

const summaryOf = ({ text: _text, html: _html, ...summary }: Mail): MailSummary => summary;

/** Opens the mailbox of a state directory. */
export const openMailbox = (directory: string, clock: Clock): Mailbox => {
  mkdirSync(directory, { recursive: true });
  const opened = new Map<string, Promise<Mail>>();
  const ids: string[] = readdirSync(directory)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => name.slice(0, -'.eml'.length))
    .sort();
  const raw = async (id: string): Promise<Uint8Array | undefined> =>
    idPattern.test(id) && ids.includes(id) ? readFile(join(directory, `${id}.eml`)) : undefined;
  /** Mails do not change: each is read once, since whoever waits for one asks for all of them again and again. */
  const read = async (id: string): Promise<Mail | undefined> => {
    const known = opened.get(id);
    if (known) return known;
    const bytes = await raw(id);
    if (!bytes) return undefined;
    const mail = opened.get(id) ?? open(id, bytes);
    opened.set(id, mail);
    return mail;
  };
  return {
    deliver: async (bytes) => {
      const stamp = clock.now().toISOString().replace(/[-:.]/g, '');
      const id = `${stamp}-${createHash('sha256').update(randomUUID()).digest('hex').slice(0, 12)}`;
      const file = join(directory, `${id}.eml`);
      await writeFile(`${file}.part`, bytes, { flush: true });
      await rename(`${file}.part`, file);
      ids.push(id);
      return id;
    },
    list: async () => {
      const summaries: MailSummary[] = [];
      for (const id of [...ids]) {
        const mail = await read(id);
        if (mail) summaries.push(summaryOf(mail));
      }
      return summaries;
    },
    read,
    raw,
  };
};
