import { readFileSync } from 'node:fs';
import { isolatedParser } from '../../functions/parse/isolated.ts';

// A program of its own: it reads the file named on the command line and prints what became of it and the most memory the
// whole process took, in megabytes.
const outcome = await isolatedParser()(readFileSync(process.argv[2]!), '');
const reason = outcome.status === 'unreadable' ? outcome.reason : undefined;
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ status: outcome.status, code: reason?.code, message: reason?.message, megabytes }));
