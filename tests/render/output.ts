import { vi } from 'vitest';
import { render } from '../../functions/render/render.ts';
import type { Manifest } from '../../schemas/publication.ts';
import type { Report } from '../../schemas/report.ts';

// Loading fonts and compiler takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

export const facts = { agencyId: 'qingxi-water', agencyName: '青溪县水务局', year: 2025 };

/** The rendered files of a report by path, and as text; fails the test when the report is returned. */
export interface Output {
  readonly bytes: (path: string) => Uint8Array;
  readonly text: (path: string) => string;
  readonly paths: readonly string[];
  readonly manifest: Manifest;
  readonly manifestHash: string;
}

export const outputOf = async (report: Report, pictures?: ReadonlyMap<string, Uint8Array>): Promise<Output> => {
  const rendered = await render(report, facts, pictures);
  if (rendered.status !== 'ok') throw new Error(`returned: ${rendered.reason.message}`);
  const bytes = (path: string): Uint8Array => {
    const file = rendered.files.find((candidate) => candidate.path === path);
    if (!file) throw new Error(`no file ${path}`);
    return file.bytes;
  };
  return {
    bytes,
    text: (path) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes(path)),
    paths: rendered.files.map((file) => file.path),
    manifest: rendered.manifest,
    manifestHash: rendered.manifestHash,
  };
};
