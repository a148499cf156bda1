import type { Manifest } from '../../schemas/publication.ts';
import type { Report } from '../../schemas/report.ts';
import type { Reason } from '../../schemas/submission.ts';
import { StoredDataError } from '../shared/errors.ts';
import { articlePath, renderArticle } from './article/article.ts';
import { cardPath, renderCard } from './card/card.ts';
import { keyFigures } from './card/keyFigures.ts';
import { installedRasteriser } from './card/rasteriser.ts';
import { renderCsv } from './csv.ts';
import { damagedPictures } from './damagedPictures.ts';
import { missingGlyphs } from './glyphs.ts';
import { renderHtml } from './html.ts';
import { installedTypesetter } from './installedTypesetter.ts';
import { renderJson } from './json.ts';
import { manifestHash, manifestOf, type OutputFile } from './manifest.ts';
import { type Facts, pageModel } from './model.ts';
import { renderPdf } from './pdf/pdf.ts';
import { DamagedPictureError } from './pdf/typesetter.ts';
import { picturePath, picturesOf } from './pictures.ts';

export type Rendered =
  | {
      readonly status: 'ok';
      readonly files: readonly OutputFile[];
      readonly manifest: Manifest;
      readonly manifestHash: string;
    }
  | { readonly status: 'returned'; readonly reason: Reason };

/** What goes into the rendered files beside the report, where there is any. */
export interface Extras {
  /** Public address of the report's page, as the article gives it. */
  readonly address?: string;
  /** The file as it was submitted, where the authority publishes it. */
  readonly original?: OutputFile;
}

/**
 * Renders a report: one model, its outputs and pictures, one manifest. Equal input gives equal bytes.
 * `pictures` holds the bytes of every picture by SHA-256. A character no font has or a damaged picture returns the report;
 * a picture that is not there or a typesetter that fails is a fault of ours and thrown.
 */
export const render = async (
  report: Report,
  facts: Facts,
  pictures: ReadonlyMap<string, Uint8Array> = new Map(),
  { address, original }: Extras = {},
): Promise<Rendered> => {
  const [setter, rasteriser] = await Promise.all([installedTypesetter(), installedRasteriser()]);
  const model = pageModel(report, facts);
  const reason = missingGlyphs(model, setter.covers);
  if (reason) return { status: 'returned', reason };

  const pictureFiles = filesOfPictures(report, pictures);
  const picturesByPath = new Map(pictureFiles.map((file) => [file.path, file.bytes]));
  try {
    // The PDF first: it is what a damaged picture fails on.
    const pdf = renderPdf(model, picturesByPath, setter);
    const card = renderCard(model, keyFigures(report), setter, rasteriser);
    const article = renderArticle(report, model, { card, pictures: picturesByPath, address });
    const files: OutputFile[] = [
      { path: 'content.html', mediaType: 'text/html; charset=utf-8', bytes: utf8(renderHtml(model)) },
      { path: 'report.csv', mediaType: 'text/csv; charset=utf-8', bytes: utf8(renderCsv(report)) },
      { path: 'report.json', mediaType: 'application/json; charset=utf-8', bytes: utf8(renderJson(report, model)) },
      { path: 'report.pdf', mediaType: 'application/pdf', bytes: pdf },
      { path: cardPath, mediaType: 'image/png', bytes: card },
      { path: articlePath, mediaType: 'text/html; charset=utf-8', bytes: utf8(article) },
      ...(original ? [original] : []),
      ...pictureFiles,
    ];
    const manifest = manifestOf(model, files);
    return { status: 'ok', files, manifest, manifestHash: manifestHash(manifest) };
  } catch (error) {
    if (!(error instanceof DamagedPictureError)) throw error;
    return { status: 'returned', reason: damagedPictures(report, model, picturesByPath, setter) };
  }
};

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const filesOfPictures = (report: Report, pictures: ReadonlyMap<string, Uint8Array>): OutputFile[] =>
  picturesOf(report).map((picture) => {
    const bytes = pictures.get(picture.sha256);
    if (!bytes) throw new StoredDataError(`Picture ${picture.sha256} of the report is missing`);
    return { path: picturePath(picture), mediaType: picture.mediaType, bytes };
  });
