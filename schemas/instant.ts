import * as z from 'zod';

/** Instant in UTC, ISO 8601 with milliseconds. */
export const InstantSchema = z.iso.datetime({ precision: 3 });
