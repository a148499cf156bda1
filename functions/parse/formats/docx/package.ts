import type { Archive } from '../../archive.ts';
import { childElements, parseXml, type XmlElement } from '../../xml.ts';

/** One relationship of the main part (ECMA-376 part 2): its kind is the last word of its type. */
interface Relationship {
  readonly id: string;
  readonly kind: string;
  /** Name of the entry in the archive; undefined when the target lies outside the file. */
  readonly entryName: string | undefined;
}

export interface DocumentPackage {
  /** Entry name of the main document part. */
  readonly mainName: string;
  readonly relationships: readonly Relationship[];
  /** The part related to the main part by that kind, e.g. `styles`; undefined when there is none. */
  related(kind: string): Promise<XmlElement | undefined>;
}

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1);

/** Resolves a target against the folder of its source part, or against the root when it begins with a slash. */
const resolve = (folder: string, target: string): string => {
  const segments: string[] = [];
  for (const segment of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
};

const readRelationships = async (archive: Archive, entryName: string, folder: string): Promise<Relationship[]> => {
  const bytes = await archive.read(entryName);
  if (!bytes) return [];
  return childElements(parseXml(bytes)).map(({ attributes }) => ({
    id: attributes.Id ?? '',
    kind: (attributes.Type ?? '').slice((attributes.Type ?? '').lastIndexOf('/') + 1),
    entryName: attributes.TargetMode === 'External' ? undefined : resolve(folder, attributes.Target ?? ''),
  }));
};

/** Finds the main part of a Word document and what it refers to. */
export const openPackage = async (archive: Archive): Promise<DocumentPackage> => {
  const roots = await readRelationships(archive, '_rels/.rels', '');
  const mainName = roots.find((root) => root.kind === 'officeDocument')?.entryName ?? 'word/document.xml';
  const folder = folderOf(mainName);
  const relationships = await readRelationships(
    archive,
    `${folder}_rels/${mainName.slice(folder.length)}.rels`,
    folder,
  );
  return {
    mainName,
    relationships,
    related: async (kind) => {
      // Some writers leave the relationship out; the usual place is tried.
      const name = relationships.find((one) => one.kind === kind)?.entryName ?? `${folder}${kind}.xml`;
      const bytes = await archive.read(name);
      return bytes && parseXml(bytes);
    },
  };
};
