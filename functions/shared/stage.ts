import * as z from 'zod';
import { InputError } from './errors.ts';
import { about, inInvocation, log } from './log.ts';

const AboutSchema = z.object({
  submissionId: z.string().optional(),
  agencyId: z.string().optional(),
  year: z.number().optional(),
});
type About = z.output<typeof AboutSchema>;

/** What the lines of one submission, and of one agency's year, have in common from the drop to the page. */
const aboutWhat = (value: unknown): About => AboutSchema.safeParse(value).data ?? {};

/**
 * Wraps a stage of the workflow: the event is read by its schema, the answer is checked by its own, and one line is
 * logged with outcome and duration. Every line says which submission it is about: the one the event names, or `named` finds
 * in it. Whatever is thrown reaches the state machine under its name.
 */
export const stage = <Input extends z.ZodType, Output extends z.ZodType>(
  name: string,
  input: Input,
  output: Output,
  run: (event: z.output<Input>) => Promise<z.input<Output>>,
  named: (event: z.output<Input>) => About = aboutWhat,
) =>
  inInvocation(async (event: unknown): Promise<z.output<Output>> => {
    const started = performance.now();
    const read = input.safeParse(event);
    if (!read.success) throw new InputError(`${name} was given an event of another shape: ${read.error.message}`);
    const what = named(read.data);
    try {
      const running = what.submissionId === undefined ? run(read.data) : about(what.submissionId, () => run(read.data));
      const answer = output.parse(await running);
      const milliseconds = Math.round(performance.now() - started);
      log.info(`${name} done`, { ...aboutWhat(answer), ...what, milliseconds });
      return answer;
    } catch (error) {
      const fault = error instanceof Error ? error : new Error(String(error));
      log.error(`${name} failed`, { ...what, error: fault.name, cause: fault.message });
      throw fault;
    }
  });
