import { RegisterEntriesSchema } from './register.ts';
import { faultsOf, messageOf } from './registerFaults.ts';

/**
 * A register that can be worked by: every entry is well formed, and nothing in it contradicts the rest. An issue of the
 * second sort carries the fault's code and values.
 */
export const RegisterSchema = RegisterEntriesSchema.check((context) => {
  for (const fault of faultsOf(context.value)) {
    const { code, path, values } = fault;
    context.issues.push({
      code: 'custom',
      path: [...path],
      input: context.value,
      message: messageOf(fault),
      params: { code, values },
    });
  }
});
