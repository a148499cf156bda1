import { trusted, type Html as Xml, html as xml } from '../shared/html.ts';

// What Word and Excel files have in common (ECMA-376 part 2, Open Packaging Conventions).

export const declaration: Xml = trusted('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n');

const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
const officeRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const coreType = 'application/vnd.openxmlformats-package.core-properties+xml';

/** `[Content_Types].xml`: the parts by name with their types. Relationships and core properties are always there. */
export const contentTypes = (parts: readonly (readonly [name: string, type: string])[]): Xml =>
  xml`<Types xmlns="${packageNamespace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
    ...parts,
    ['/docProps/core.xml', coreType] as const,
  ].map(([name, type]) => xml`<Override PartName="${name}" ContentType="${type}"/>`)}</Types>`;

/** A relationships part; ids are rId1, rId2 … in order. */
export const relationships = (targets: readonly (readonly [kind: string, target: string])[]): Xml =>
  xml`<Relationships xmlns="${packageNamespace}/relationships">${targets.map(
    ([kind, target], index) =>
      xml`<Relationship Id="rId${index + 1}" Type="${kind === 'core-properties' ? `${packageNamespace}/relationships/metadata` : officeRelationships}/${kind}" Target="${target}"/>`,
  )}</Relationships>`;

/** `docProps/core.xml`: the title only; no author, no times. */
export const corePart = (title: string): Xml =>
  xml`<cp:coreProperties xmlns:cp="${packageNamespace}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>`;
