import { listKeys } from '../shared/manyObjects.ts';
import { sideBySide } from '../shared/sideBySide.ts';

/** Keys of the public bucket that the links of a page lead to: its own site's only, without place and query. */
export const linkedKeys = (page: string, baseUrl: string): ReadonlySet<string> => {
  const keys = new Set<string>();
  for (const [, attribute, value = ''] of page.matchAll(/\s(href|src|content)="([^"]*)"/g)) {
    const path = value.startsWith(`${baseUrl}/`) ? value.slice(baseUrl.length) : value;
    if (path === value && attribute === 'content') continue;
    if (!path.startsWith('/') || path.startsWith('//')) continue;
    keys.add(keyOf(path.replaceAll('&amp;', '&').replace(/[?#].*$/s, '')));
  }
  return keys;
};

/** As at the edge: a directory is answered by its index. */
const keyOf = (path: string): string => {
  const key = decodeURI(path.slice(1));
  const last = key.slice(key.lastIndexOf('/') + 1);
  return last === '' ? `${key}index.html` : last.includes('.') ? key : `${key}/index.html`;
};

/** Whether there are objects, asked once for each. */
export const existence = (bucket: string): ((keys: readonly string[]) => Promise<string[]>) => {
  const known = new Map<string, Promise<boolean>>();
  const isThere = (key: string): Promise<boolean> => {
    const asked = known.get(key) ?? listKeys(bucket, key).then((keys) => keys.includes(key));
    known.set(key, asked);
    return asked;
  };
  return async (keys) => {
    const there = await sideBySide(keys, 8, isThere);
    return keys.filter((_, index) => !there[index]);
  };
};
