import { createHash, randomBytes } from 'node:crypto';

/** What is stored of a secret: its hex SHA-256. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** An opaque token of 256 bits for a mailed link, as it stands in the address. Only its hash may be stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** The shape of such a token; anything else need not be looked up. */
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);
