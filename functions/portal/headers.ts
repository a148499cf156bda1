/** Origins beyond our own that a page needs: where its form posts to, where its pictures lie. */
export interface PageSources {
  readonly form?: string;
  readonly pictures?: string;
}

const listed = (...sources: (string | undefined)[]): string =>
  sources.filter((source) => source !== undefined).join(' ');

/** What a page of the portal may do. Nothing in the page itself is run or styled: a report may hold hostile text. */
const contentSecurityPolicy = ({ form, pictures }: PageSources): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    `img-src ${listed("'self'", pictures)}`,
    "font-src 'self'",
    "connect-src 'self'",
    // The answer to an upload leads back here, and browsers check that step too.
    `form-action ${listed("'self'", form)}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Headers of every answer: the address is a secret, so it is neither stored, nor told to others, nor listed. */
export const pageHeaders = (sources: PageSources = {}): Record<string, string> => ({
  'Cache-Control': 'no-store',
  'Content-Security-Policy': contentSecurityPolicy(sources),
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=63072000',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow',
});
