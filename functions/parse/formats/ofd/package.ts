import type { Archive } from '../../archive.ts';
import { maximumPages } from '../../limits.ts';
import { damaged, limitExceeded } from '../../reasons.ts';
import { childElements, childOf, descendantOf, parseXml, type XmlElement } from '../../xml.ts';
import { textOfElement } from './values.ts';

/** One page: its own XML and that of the templates it is printed on, which lie below it. */
export interface PagePart {
  readonly page: XmlElement;
  readonly templates: readonly XmlElement[];
}

export interface OfdDocument {
  /** The page size of pages that state none, `x y width height` in millimetres. */
  readonly physicalBox: string | undefined;
  readonly pages: readonly PagePart[];
}

/** A place inside the package: from the root when it begins with a slash, otherwise from the file that names it. */
const resolvePath = (from: string, location: string): string => {
  const base = location.startsWith('/') ? [] : from.split('/').slice(0, -1);
  const parts = [...base, ...location.split('/')].filter((part) => part !== '' && part !== '.');
  const path: string[] = [];
  for (const part of parts) {
    if (part === '..') path.pop();
    else path.push(part);
  }
  return path.join('/');
};

const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element ? childElements(element).filter((child) => child.name === name) : [];

/** Opens an OFD package (GB/T 33190): OFD.xml names the document, the document its pages and templates. */
export const openOfd = async (archive: Archive): Promise<OfdDocument> => {
  const xmlAt = async (path: string): Promise<XmlElement> => {
    const bytes = await archive.read(path);
    if (!bytes) throw damaged(`OFD 缺少“${path.slice(0, 60)}”`);
    return parseXml(bytes);
  };
  const root = descendantOf(await xmlAt('OFD.xml'), 'DocRoot');
  if (!root) throw damaged('OFD 没有指明正文');
  const documentPath = resolvePath('OFD.xml', textOfElement(root));
  const document = await xmlAt(documentPath);
  const common = childOf(document, 'CommonData');
  const locationOf = ({ attributes }: XmlElement): string => resolvePath(documentPath, attributes.BaseLoc ?? '');

  const listed = childrenOf(childOf(document, 'Pages'), 'Page');
  if (listed.length > maximumPages) throw limitExceeded(`多于 ${maximumPages} 页`);
  const templates = new Map<string, XmlElement>();
  for (const template of childrenOf(common, 'TemplatePage').slice(0, maximumPages))
    templates.set(template.attributes.ID ?? '', await xmlAt(locationOf(template)));

  const pages: PagePart[] = [];
  for (const entry of listed) {
    const page = await xmlAt(locationOf(entry));
    const used = childrenOf(page, 'Template').flatMap(
      ({ attributes }) => templates.get(attributes.TemplateID ?? '') ?? [],
    );
    pages.push({ page, templates: used });
  }
  const box = childOf(childOf(common, 'PageArea'), 'PhysicalBox');
  return { physicalBox: box && textOfElement(box), pages };
};
