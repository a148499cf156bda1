import { dataFiles } from '../data/staticFiles.ts';
import { comparePage } from '../pages/comparePage.ts';
import { notFoundPage } from '../pages/ended.ts';
import type { Site } from '../pages/layout.ts';
import type { Derived } from '../refresh.ts';
import { page } from './objects.ts';

/** Objects that depend on nothing but the form and the site, by their keys. */
export const fixedObjects = (site: Site): ReadonlyMap<string, Derived> =>
  new Map<string, Derived>([
    ['404.html', page(notFoundPage(site))],
    ['compare/index.html', page(comparePage(site))],
    ...dataFiles(site).map(({ key, body, ...options }): [string, Derived] => [key, { body, options }]),
  ]);
