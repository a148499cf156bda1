/** The browser's side of the search, as it is served. */

export interface Hit {
  readonly kind: 'name' | 'text';
  readonly agencyId: string;
  readonly year: number;
  readonly version: number;
  readonly agencyName: string;
  readonly title: string;
  readonly publishedAt: string;
  readonly line?: string;
}

export type Load = (path: string) => Promise<unknown>;
export type Span = readonly [from: number, to: number];

interface Engine {
  fold(text: string): string;
  termsOf(query: string): string[];
  keysOf(terms: readonly string[]): { pairs: string[]; letters: string[] };
  placeOf(key: string, shards: number): number;
  decode(text?: string): { ranks: number[]; more: boolean };
  spansOf(text: string, terms: readonly string[]): Span[];
  createSearch(load: Load): (query: string) => AsyncGenerator<Hit | null>;
}

const address = new URL('../../../site/assets/search-engine.js', import.meta.url).href;
export const engine: Engine = await import(/* @vite-ignore */ address);

/** All hits of a query, as `<agencyId>/<year>/<version>`, in their order. */
export const found = async (load: Load, query: string): Promise<string[]> => {
  const hits: string[] = [];
  for await (const hit of engine.createSearch(load)(query))
    if (hit) hits.push(`${hit.agencyId}/${hit.year}/${hit.version}`);
  return hits;
};
