import { combine } from '../../../functions/column/search/combine.ts';
import {
  emptyManifest,
  manifestKey,
  type SearchManifest,
  type SearchText,
  type Segment,
  segmentsPrefix,
  textKey,
} from '../../../functions/column/search/format.ts';
import { listsOf, type Source, sourceOf } from '../../../functions/column/search/source.ts';
import type { Load } from './engine.ts';

/** The public files of a search, in memory: no store, no races, only what is written and read. */
export class MemoryFiles {
  readonly files = new Map<string, string>();

  /** Merges texts and segments made here before into a new segment. */
  async segment(id: string, texts: readonly SearchText[], merged: readonly Segment[] = [], gone: string[] = []) {
    const sources = [...merged.map((segment) => this.open(segment)), sourceOf(texts)];
    for (const text of texts) this.text(text);
    const { facts, removed } = await combine(sources, new Set(gone), async (name, body) => {
      this.files.set(`${segmentsPrefix}${id}/${name}`, body);
    });
    return { segment: facts && { id, ...facts }, removed };
  }

  text(text: SearchText): void {
    this.write(textKey(text), text);
  }

  manifest(more: Partial<SearchManifest>): void {
    this.write(manifestKey, { ...emptyManifest, ...more });
  }

  write(key: string, value: unknown): void {
    this.files.set(key, JSON.stringify(value));
  }

  /** What a browser gets of a path. */
  readonly load: Load = async (path) => {
    const file = this.files.get(path.slice(1));
    return file === undefined ? undefined : JSON.parse(file);
  };

  private open({ id, docs, shards, bytes }: Segment): Source {
    const read = (name: string) => JSON.parse(this.files.get(`${segmentsPrefix}${id}/${name}.json`) ?? '');
    const blocks = Array.from({ length: Math.ceil(docs / emptyManifest.blockSize) }, (_, block) => read(`d${block}`));
    return { documents: blocks.flat(), shards, bytes, read: async (shard) => listsOf(read(`s${shard}`)) };
  }
}
