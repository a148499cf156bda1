import type { Site } from '../../functions/column/pages/layout.ts';

/** The public column of an invented county's authority. */
export const siteOf = (more: Partial<Site> = {}): Site => ({
  baseUrl: 'https://gongkai.example.org',
  authority: {
    name: '云岭市清溪区人民政府办公室',
    mail: 'gongkai@example.org',
    contact: { phone: '000-12345678', mail: 'jiucuo@example.org', address: '清溪区和平路1号' },
  },
  ...more,
});
