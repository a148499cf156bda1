import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Secrets the stack makes for itself: each is made at its first use and kept in a file only its owner may read. The
 * returned function gives the secret by its name.
 */
export const createSecretFiles = (directory: string, make: () => string): ((name: string) => string) => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return (name) => {
    const file = join(directory, encodeURIComponent(name));
    if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600, flag: 'wx' });
    return readFileSync(file, 'utf8');
  };
};

/** 48 letters and digits, in place of what Secrets Manager generates as a secret string. */
export const makePassword = (): string => randomBytes(24).toString('hex');

/** 256 random bits in hexadecimal digits. */
export const makeKey = (): string => randomBytes(32).toString('hex');
