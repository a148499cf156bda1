import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from './contracts.ts';

/** setTimeout cannot wait longer than a signed 32-bit number of milliseconds; it is asked again after that. */
const longestSleep = 2 ** 31 - 1;

interface Appointment {
  readonly due: number;
  readonly run: () => void;
}

/**
 * Real time plus an offset that only grows. With `file` the offset survives a restart, so that what was moved forward
 * stays in the past. A pending appointment alone keeps no process alive.
 */
export function createClock({ file }: { file?: string } = {}): Clock {
  let offset = file ? readOffset(file) : 0;
  let timer: NodeJS.Timeout | undefined;
  const appointments: Appointment[] = [];
  const now = () => Date.now() + offset;

  const cancel = (appointment: Appointment) => {
    const index = appointments.indexOf(appointment);
    if (index >= 0) appointments.splice(index, 1);
  };
  const keepDue = () => {
    clearTimeout(timer);
    while (appointments[0] && appointments[0].due <= now()) appointments.shift()?.run();
    sleep();
  };
  const sleep = () => {
    clearTimeout(timer);
    const next = appointments[0];
    if (next) timer = setTimeout(keepDue, Math.min(Math.max(0, next.due - now()), longestSleep)).unref();
  };

  return {
    now: () => new Date(now()),
    at(when, run) {
      const appointment = { due: when.getTime(), run };
      const later = appointments.findIndex(({ due }) => due > appointment.due);
      appointments.splice(later < 0 ? appointments.length : later, 0, appointment);
      if (appointments[0] === appointment) sleep();
      return () => cancel(appointment);
    },
    advance(milliseconds) {
      if (!(milliseconds >= 0)) throw new RangeError(`The clock only moves forward, not by ${milliseconds} ms.`);
      offset += milliseconds;
      if (file) writeOffset(file, offset);
      keepDue();
    },
  };
}

function readOffset(file: string): number {
  if (!existsSync(file)) return 0;
  const text = readFileSync(file, 'utf8');
  const offset = Number(text);
  if (text.trim() === '' || !Number.isFinite(offset))
    throw new Error(`${file} should hold milliseconds, found "${text}".`);
  return offset;
}

/** Written beside and renamed, so that a kill leaves the old or the new number, never half of one. */
function writeOffset(file: string, offset: number): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, String(offset));
  renameSync(`${file}.new`, file);
}
