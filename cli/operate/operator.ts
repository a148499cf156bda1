import { userInfo } from 'node:os';
import { type Person, personOf, type Register } from '../../schemas/register.ts';

/** Options of every command that changes something. */
export const byOption = {
  by: {
    type: 'string',
    value: 'WHO',
    help: "who orders it: an officer's id in the register, or any name; the name of the login when left out",
  },
} as const;

/** Who is logged in on this machine. */
export const loginName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
};

/**
 * Who orders something, as it is written down: an officer of the register under their own id and role; anybody else as an
 * operator, under a name that cannot be an officer's. `role` stands for them where it is given.
 */
export const operatorOf = (register: Register, by: string | undefined, role?: string): Person => {
  const officer = by !== undefined && register.officers.includes(by) ? personOf(register, by) : undefined;
  if (officer) return officer;
  const name = by ?? loginName();
  return { id: `operator:${name}`, name, role: role ?? `系统运维人员（${name}）`, mail: register.authority.mail };
};
