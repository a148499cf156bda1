import type { Agency } from '../../schemas/register.ts';
import { plainName } from './text.ts';

/** The body of a register that a title names: by its name, a former name, or a shortened name that fits one body only. */
export const agencyNamed = (agencies: readonly Agency[], name: string): Agency | undefined => {
  const written = plainName(name);
  if (written === '') return undefined;
  const shortened = agencies.filter((agency) => plainName(agency.name).endsWith(written));
  return (
    agencies.find((agency) => plainName(agency.name) === written) ??
    agencies.find((agency) => agency.formerNames.some((former) => plainName(former) === written)) ??
    (shortened.length === 1 ? shortened[0] : undefined)
  );
};
