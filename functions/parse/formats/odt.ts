import type { Archive } from '../archive.ts';
import type { Format } from '../format.ts';
import { maximumPictures } from '../limits.ts';
import { damaged, encrypted, limitExceeded } from '../reasons.ts';
import { childElements, childOf, parseXml, type XmlElement } from '../xml.ts';
import { readBody } from './odt/body.ts';
import { readListStyles } from './odt/numbering.ts';
import { readStyles } from './odt/styles.ts';

/** Old manifests carry a document type declaration, which the XML reader refuses; one word is all that is asked of them. */
const isEncrypted = async (archive: Archive): Promise<boolean> => {
  const manifest = await archive.read('META-INF/manifest.xml');
  return manifest !== undefined && /<(?:\w+:)?encryption-data\b/u.test(new TextDecoder().decode(manifest));
};

const pictureNames = (element: XmlElement): string[] =>
  childElements(element).flatMap((child) =>
    child.name === 'image' ? [(child.attributes.href ?? '').replace(/^\.\//u, '')] : pictureNames(child),
  );

/** Bytes of the pictures in the package; those outside it are not there and are not fetched. */
const readPictures = async (body: XmlElement, archive: Archive): Promise<Map<string, Uint8Array>> => {
  const names = new Set(pictureNames(body));
  if (names.size > maximumPictures) throw limitExceeded(`图片多于 ${maximumPictures} 张`);
  const pictures = new Map<string, Uint8Array>();
  for (const name of names) {
    const bytes = await archive.read(name);
    if (bytes) pictures.set(name, bytes);
  }
  return pictures;
};

/**
 * An OpenDocument text (ISO/IEC 26300). Tracked changes are taken as accepted: deleted text lies outside the body. Notes,
 * comments, contents lists and hidden text are left out; automatic numbers are restored.
 */
export const odt: Format = {
  kind: 'odt',
  read: async ({ archive }) => {
    if (!archive) throw damaged('不是压缩包');
    if (await isEncrypted(archive)) throw encrypted();
    const content = await archive.read('content.xml');
    const root = content && parseXml(content);
    const body = root && childOf(childOf(root, 'body'), 'text');
    if (!body) throw damaged('缺少正文部分');
    const styles = await archive.read('styles.xml');
    const styleRoot = styles && parseXml(styles);
    const styleLists = [childOf(styleRoot, 'styles'), childOf(root, 'automatic-styles')];
    return {
      blocks: readBody(body, {
        styles: readStyles(styleLists),
        listStyles: readListStyles(styleLists),
        pictures: await readPictures(body, archive),
      }),
    };
  },
};
