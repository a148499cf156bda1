#!/usr/bin/env node
import { gongkai } from './operate/roof.ts';

/** `npm run gongkai -- COMMAND …`: everything an operator does, on AWS and on the embedded stack. */
process.exitCode = await gongkai(process.argv.slice(2));
