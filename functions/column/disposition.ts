import type { Manifest } from '../../schemas/publication.ts';

/** What a saved file is called after the title of its report, by its path; `inline` is shown, `attachment` saved. */
const saved: readonly (readonly [path: RegExp, kind: 'inline' | 'attachment', suffix: string])[] = [
  [/^report\.pdf$/, 'inline', ''],
  [/^report\.(?:csv|json)$/, 'attachment', ''],
  // Its styles stand in the page, which the site's own pages may not have: it is saved and opened from the disk.
  [/^article\.html$/, 'attachment', '（公众号图文）'],
  [/^original\.[a-z0-9]+$/, 'attachment', '（报送原件）'],
];

/** `Content-Disposition` of a published file, with a name that says what it is; undefined for what stands in pages. */
export const dispositionOf = ({ title }: Pick<Manifest, 'title'>, path: string): string | undefined => {
  const found = saved.find(([pattern]) => pattern.test(path));
  if (!found) return undefined;
  const [, kind, suffix] = found;
  const extension = path.slice(path.lastIndexOf('.'));
  return `${kind}; filename="${path}"; filename*=UTF-8''${encodeURIComponent(`${title}${suffix}${extension}`)}`;
};
