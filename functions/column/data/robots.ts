import type { Site } from '../pages/layout.ts';

/** First parts of addresses that are not for the public: pages behind mailed links, and the officers' board. */
const closedSegments = ['approve', 'board', 'override', 'send'];

/** `robots.txt` (RFC 9309): everything published may be read; the rest is behind links that no robot has anyway. */
export const robots = ({ baseUrl }: Site): string =>
  [
    'User-agent: *',
    ...closedSegments.map((segment) => `Disallow: /${segment}/`),
    '',
    `Sitemap: ${baseUrl}/sitemap.xml`,
    '',
  ].join('\n');
