import { z } from 'zod';
import { linesLogged } from './secretsInLogs.ts';

const LineSchema = z.looseObject({
  timestamp: z.iso.datetime(),
  message: z.string(),
  function_name: z.string(),
  correlation_id: z.string(),
});
type Line = z.output<typeof LineSchema>;

const asLine = (text: string): Line[] => {
  const begin = text.indexOf('{');
  const line = LineSchema.safeParse(begin < 0 ? undefined : JSON.parse(text.slice(begin)));
  return line.success ? [line.data] : [];
};

/** Lines of all functions of an installation that say they are about a submission, in order of time. */
export const linesAbout = (directory: string, submissionId: string): Line[] =>
  linesLogged(directory)
    .filter((text) => text.includes(submissionId))
    .flatMap(asLine)
    .filter((line) => line.correlation_id === submissionId)
    .sort((one, other) => one.timestamp.localeCompare(other.timestamp));

/** Which functions wrote them, in the order in which each came in, by their names without the hash. */
export const functionsOf = (lines: readonly Line[]): string[] => [
  ...new Set(lines.map((line) => line.function_name.replace(/[0-9A-F]{8}$/, ''))),
];
