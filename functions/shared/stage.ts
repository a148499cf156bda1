import * as z from 'zod';
import { InputError } from './errors.ts';
import { log } from './log.ts';

const AboutSchema = z.object({
  submissionId: z.string().optional(),
  agencyId: z.string().optional(),
  year: z.number().optional(),
});

/** What the lines of one submission, and of one agency's year, have in common from the drop to the page. */
const aboutWhat = (value: unknown): z.output<typeof AboutSchema> => AboutSchema.safeParse(value).data ?? {};

/**
 * Wraps a stage of the workflow: the event is read by its schema, the answer is checked by its own, and one line is
 * logged with outcome and duration. Whatever is thrown reaches the state machine under its name.
 */
export const stage =
  <Input extends z.ZodType, Output extends z.ZodType>(
    name: string,
    input: Input,
    output: Output,
    run: (event: z.output<Input>) => Promise<z.input<Output>>,
  ): ((event: unknown) => Promise<z.output<Output>>) =>
  async (event) => {
    const started = performance.now();
    const read = input.safeParse(event);
    if (!read.success) throw new InputError(`${name} was given an event of another shape: ${read.error.message}`);
    try {
      const answer = output.parse(await run(read.data));
      const milliseconds = Math.round(performance.now() - started);
      log.info(`${name} done`, { ...aboutWhat(answer), ...aboutWhat(read.data), milliseconds });
      return answer;
    } catch (error) {
      const fault = error instanceof Error ? error : new Error(String(error));
      log.error(`${name} failed`, { ...aboutWhat(read.data), error: fault.name, cause: fault.message });
      throw fault;
    }
  };
