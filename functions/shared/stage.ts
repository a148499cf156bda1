import type { z } from 'zod';
import { InputError } from './errors.ts';
import { log } from './log.ts';

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
    const submissionId = (read.data as { submissionId?: string }).submissionId;
    try {
      const answer = output.parse(await run(read.data));
      log.info(`${name} done`, { submissionId, milliseconds: Math.round(performance.now() - started) });
      return answer;
    } catch (error) {
      const fault = error instanceof Error ? error : new Error(String(error));
      log.error(`${name} failed`, { submissionId, error: fault.name, cause: fault.message });
      throw fault;
    }
  };
