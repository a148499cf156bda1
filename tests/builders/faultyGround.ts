import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jiaoyi2025 } from '../../examples/content/jiaoyi.ts';
import { layOut } from '../../examples/layout.ts';
import { textFile } from '../../examples/text.ts';
import type { Fault, Order, Storm } from '../../local/faults/order.ts';
import { type Installation, startInstallation } from './installation.ts';

/** One call that was seen. */
export interface SeenCall {
  readonly name: string;
  readonly isWrite: boolean;
}

/** What the stack tells of faults. */
export interface FaultReport {
  readonly calls: readonly SeenCall[];
  readonly hits: readonly { readonly name: string; readonly kind: string }[];
}

export type AFault = Omit<Fault, 'lasting'> & Partial<Pick<Fault, 'lasting'>>;

/** Orders faults of a running stack, as its operator. */
export const faultsOf = (desk: string) => {
  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${desk}/api/faults${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`Faults were not ordered (${answer.status}): ${await answer.text()}`);
    return answer.json();
  };
  return {
    order: (order: Pick<Order, 'mark'> & { readonly texts?: readonly string[]; readonly faults?: readonly AFault[] }) =>
      send('POST', '', order),
    storm: (storm: Pick<Storm, 'chance'> & Partial<Storm>) => send('POST', '/storm', storm),
    report: async (mark: string) => (await send('GET', `?mark=${encodeURIComponent(mark)}`)) as FaultReport,
    clear: () => send('DELETE', ''),
  };
};

/** An installation on which many agencies send at the same time, each struck by a fault of its own. */
export interface Ground {
  readonly installation: Installation;
  readonly faults: ReturnType<typeof faultsOf>;
  readonly agencies: readonly string[];
  /** The address of each agency's page for sending. */
  readonly sendLinks: ReadonlyMap<string, string>;
  end(): Promise<void>;
}

/** Two stages, so that every step between two is made, and a last one. */
const registerWith = (agencies: readonly string[]): object => ({
  authority: {
    name: '云岭市清溪区人民政府办公室',
    mail: 'gongkai@example.org',
    contact: { phone: '000-12345678', mail: 'jiucuo@example.org', address: '清溪区和平路1号' },
  },
  settings: { approval: { remindAfter: [20], escalateAfter: 30, expireAfter: 40 } },
  people: [
    ['jingban', '林经办', '经办人'],
    ['shencha', '田审查员', '保密审查员'],
    ['qianfa', '祝局长', '主要领导'],
  ].map(([id, name, role]) => ({ id, name, role, mail: `${id}@example.org` })),
  officers: ['qianfa'],
  chains: {
    两级: [
      { name: '保密审查', approvers: ['shencha'] },
      { name: '主要领导签发', approvers: ['qianfa'] },
    ],
  },
  agencies: agencies.map((id) => ({
    id,
    name: nameOfAgency(id),
    kind: 'department',
    senders: ['jingban'],
    chain: '两级',
  })),
});

const nameOfAgency = (id: string): string => `云岭市清溪区第${Number(id.slice(-4))}局`;

/** The report of an agency: a small one, as text. `slip` is a figure written wrongly, so that it is returned. */
export const reportFile = (agencyId: string, words = '', slip = false): string => {
  const agency = nameOfAgency(agencyId);
  return textFile(
    layOut({
      ...jiaoyi2025,
      agencyId,
      agency,
      overview: jiaoyi2025.overview.map((text) => text.replace('云岭市清溪区公共资源交易中心', agency) + words),
      signature: [agency, jiaoyi2025.signature[1]!],
      ...(slip && { slips: { cells: { 't2.r1.total': '999' } } }),
    }),
  );
};

/** Starts an installation with so many agencies. */
export const startGround = async (count: number): Promise<Ground> => {
  const agencies = Array.from({ length: count }, (_, index) => `bureau-${String(index + 1).padStart(4, '0')}`);
  const file = join(tmpdir(), `gongkai-faults-${process.pid}-${count}.yaml`);
  writeFileSync(file, JSON.stringify(registerWith(agencies)));
  const installation = await startInstallation(undefined, file);
  const { sendLinks } = await import('../../cli/links.ts');
  const links = await sendLinks(installation.outputs);
  return {
    installation,
    faults: faultsOf(installation.desk),
    agencies,
    sendLinks: new Map(agencies.map((id, index) => [id, links[index]!.url])),
    end: () => installation.end(),
  };
};
