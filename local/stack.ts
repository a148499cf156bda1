import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClosers } from './join/closers.ts';
import { createCore } from './join/core.ts';
import { type Doors, openDoors, type Ports } from './join/doors.ts';
import { type GroundOptions, layGround } from './join/ground.ts';
import { localAddresses } from './join/site-address.ts';

export interface StackOptions extends GroundOptions {
  readonly ports: Ports;
}

export interface Stack extends Doors {
  /** Outputs of the template, with the address of the local site in place of the distribution's, and the `Endpoint` of the API. */
  readonly outputs: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * Starts everything the template describes, on this machine, and writes `<directory>/outputs.json`.
 * @throws TemplateRefusal when the template is not understood, StateDirectoryInUse, or why a port is not to be had.
 */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const closers = createClosers();
  try {
    const ground = layGround(options, closers);
    let doors: Doors | undefined;
    const core = await createCore(ground, () => doors?.endpoint ?? '', closers);
    doors = await openDoors(ground, core, options.ports, closers);
    await core.start();
    const localise = localAddresses(ground.distribution, doors.site);
    const entries = Object.entries(ground.template.outputs).map(([name, text]) => [name, localise(text)] as const);
    const outputs = { ...Object.fromEntries(entries), Endpoint: doors.endpoint };
    writeFileSync(join(options.directory, 'outputs.json'), `${JSON.stringify(outputs, null, 2)}\n`);
    return { ...doors, outputs, stop: closers.close };
  } catch (error) {
    await closers.close().catch(() => undefined);
    throw error;
  }
};
