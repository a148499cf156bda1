import type { Format } from '../format.ts';
import { damaged } from '../reasons.ts';
import { childOf, parseXml } from '../xml.ts';
import { readBody } from './docx/body.ts';
import { readNumbering } from './docx/numbering.ts';
import { observe } from './docx/observations.ts';
import { openPackage } from './docx/package.ts';
import { readPictures } from './docx/pictures.ts';
import { hiddenStylesOf, readStyles } from './docx/styles.ts';

/**
 * A Word document (ECMA-376, Transitional or Strict). Tracked changes are taken as accepted; comments, hidden text,
 * headers and footers are left out, and what was left out is observed; automatic numbers are restored; nothing outside the
 * file is touched.
 */
export const docx: Format = {
  kind: 'docx',
  read: async ({ archive }) => {
    if (!archive) throw damaged('不是压缩包');
    const part = await openPackage(archive);
    const main = await archive.read(part.mainName);
    const body = main && childOf(parseXml(main), 'body');
    if (!body) throw damaged('缺少正文部分');
    const [styles, numbering] = [await part.related('styles'), await part.related('numbering')];
    const hiddenStyles = hiddenStylesOf(styles);
    const properties = await archive.read('docProps/core.xml');
    return {
      blocks: readBody(body, {
        styles: readStyles(styles),
        hiddenStyles,
        numbering: readNumbering(numbering),
        pictures: await readPictures(part, archive),
      }),
      observations: observe(body, hiddenStyles, await part.related('comments'), properties && parseXml(properties)),
    };
  },
};
