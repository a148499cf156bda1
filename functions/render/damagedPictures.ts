import type { Block, Report } from '../../schemas/report.ts';
import type { Reason } from '../../schemas/submission.ts';
import type { PageModel } from './model.ts';
import { renderPdf } from './pdf/pdf.ts';
import { DamagedPictureError, type Typesetter } from './pdf/typesetter.ts';
import { type Picture, picturesOf } from './pictures.ts';

/** Why a report with undecodable pictures is returned; each is found by setting it alone. */
export const damagedPictures = (
  report: Report,
  model: PageModel,
  pictures: ReadonlyMap<string, Uint8Array>,
  typesetter: Typesetter,
): Reason => {
  const damaged = picturesOf(report)
    .map((picture, index) => ({ picture, number: index + 1 }))
    .filter(({ picture }) => !prints(picture, model, pictures, typesetter));
  return {
    code: 'damaged',
    message: `文中有${damaged.length}张图片已损坏，无法解码，不能排印。请在原文中删去这些图片，重新插入完整的图片（PNG或JPEG格式）后重新报送。`,
    details: damaged.map(({ picture, number }) => `第${number}张图片${named(picture)}`),
  };
};

const named = ({ alternative, width, height }: Picture): string =>
  alternative === '' ? `（${width}×${height}像素）` : `（“${alternative}”）`;

const prints = (
  picture: Block,
  model: PageModel,
  pictures: ReadonlyMap<string, Uint8Array>,
  typesetter: Typesetter,
): boolean => {
  try {
    renderPdf({ ...model, preamble: [picture], sections: [] }, pictures, typesetter);
    return true;
  } catch (error) {
    if (error instanceof DamagedPictureError) return false;
    throw error;
  }
};
