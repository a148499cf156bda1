import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readObject } from '../functions/shared/objects.ts';
import { bucketKeys } from './bucketKeys.ts';
import { mailboxOf } from './mailbox.ts';
import type { Ready } from './stack.ts';

const write = (file: string, body: Uint8Array | string): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, body);
};

/** Leaves the published site in `<directory>/site` and every mail in `<directory>/mail` (.eml and .txt). */
export const harvest = async (ready: Ready, directory: string): Promise<void> => {
  rmSync(directory, { recursive: true, force: true });
  const bucket = ready.outputs.PublicBucketName;
  for (const key of await bucketKeys(bucket)) write(join(directory, 'site', key), await readObject(bucket, key));
  const mailbox = mailboxOf(ready.desk);
  for (const [index, { id }] of (await mailbox.list()).entries()) {
    const mail = await mailbox.read(id);
    const name = `${String(index + 1).padStart(3, '0')}-${mail.subject.replace(/[\\/:*?"<>|\s]+/g, '_').slice(0, 60)}`;
    write(join(directory, 'mail', `${name}.eml`), await mailbox.raw(id));
    write(
      join(directory, 'mail', `${name}.txt`),
      `收件人：${mail.to.join('、')}\n主题：${mail.subject}\n\n${mail.text}`,
    );
    write(join(directory, 'mail', `${name}.html`), mail.html);
  }
};
