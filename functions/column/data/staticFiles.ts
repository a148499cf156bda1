import { dictionaryJsonSchema, reportJsonSchema, yearJsonSchema } from '../../../schemas/jsonSchema.ts';
import type { Site } from '../pages/layout.ts';
import { dictionary, dictionaryCsv } from './dictionary.ts';
import { dictionaryPage } from './dictionaryPage.ts';
import { robots } from './robots.ts';

/** An object of the public bucket as it is to be written. */
export interface DataFile {
  readonly key: string;
  readonly body: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

const file =
  (contentType: string) =>
  (key: string, body: string): DataFile => ({
    key,
    body,
    contentType,
    cacheControl: 'public, max-age=3600',
  });

const page = file('text/html; charset=utf-8');
// A JSON Schema too: its own media type is not among those that are compressed on the way.
const json = file('application/json');
const csv = file('text/csv; charset=utf-8');
const text = file('text/plain; charset=utf-8');

/** Files that depend on nothing but the form and the site: written when an installation is deployed. */
export const dataFiles = (site: Site): DataFile[] => [
  page('data/dictionary/index.html', dictionaryPage(site, 'zh')),
  page('data/dictionary/en/index.html', dictionaryPage(site, 'en')),
  json('data/dictionary.json', `${JSON.stringify(dictionary, null, 1)}\n`),
  csv('data/dictionary.csv', dictionaryCsv(dictionary)),
  json('data/report.schema.json', reportJsonSchema()),
  json('data/year.schema.json', yearJsonSchema()),
  json('data/dictionary.schema.json', dictionaryJsonSchema()),
  text('robots.txt', robots(site)),
];
