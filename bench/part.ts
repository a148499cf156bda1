import { parts } from './parts.ts';

/** `node bench/part.ts NAME RUNS`: measures one part and prints its measures as JSON on the last line. */
const [name = '', runs = ''] = process.argv.slice(2);
const measure = parts[name];
if (!measure) throw new Error(`There is no part ${name}; there are ${Object.keys(parts).join(', ')}`);
console.log(JSON.stringify(await measure(Number(runs))));
process.exit(0);
