import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Real and derived submissions that lie beside the project; tests that need them skip where they are absent. */
const directory = fileURLToPath(new URL('../../../shared/samples/', import.meta.url));

export const samplesAreThere = existsSync(directory);
export const sampleFile = (name: string): string => `${directory}${name}`;
export const realReport = sampleFile('000_a7e4ac88e66bf1e3.txt');
