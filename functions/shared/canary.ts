import { RegisterSchema } from '../../schemas/checkedRegister.ts';
import type { Register } from '../../schemas/register.ts';

/**
 * The canary: an invented agency that sends a report every few hours, to see that the path works from the drop to the published
 * file. It stands in no register that an authority keeps, and everything that lists, counts, chases or shows agencies reads those;
 * only the functions of the path itself are told of it (`registerFor` in register.ts).
 */
export const canaryAgency = { id: 'gongkai-canary', name: '信息公开系统自检办公室' } as const;

/** A domain that reserved names keep from ever existing (RFC 2606): what is sent there is put into the work bucket instead. */
const canaryDomain = 'canary.invalid';

export const isCanaryMail = (address: string): boolean => address.endsWith(`@${canaryDomain}`);

/** Where a mail to the canary lies in the work bucket, by the id that is its Message-ID elsewhere. */
export const canaryMails = 'canary/mails/';
export const canaryMailKey = (mailId: string): string => `${canaryMails}${mailId}.json`;

/** The canary's files lie under one number for ever, and are written over by each run. */
export const canaryVersion = 1;

/** Whose mails are whose: a person of the canary, by what they do. */
export const canaryPeople = { sender: 'canary-sender', approver: 'canary-approver' } as const;

const person = (id: string, name: string, role: string) => ({ id, name, role, mail: `${id}@${canaryDomain}` });

/** The register as far as the canary is concerned: it alone, one stage of approval, and nobody of the authority's to be written to. */
export const canaryRegister = (authority: Register['authority']): Register =>
  RegisterSchema.parse({
    authority: { ...authority, mail: `canary-authority@${canaryDomain}` },
    people: [
      person(canaryPeople.sender, '自检报送', '系统自检报送人'),
      person(canaryPeople.approver, '自检审批', '系统自检审批人'),
    ],
    chains: { 系统自检: [{ name: '系统自检签发', approvers: [canaryPeople.approver] }] },
    agencies: [{ ...canaryAgency, kind: 'institution', senders: [canaryPeople.sender], chain: '系统自检' }],
  });
