import type { Manifest } from '../../schemas/publication.ts';
import type { Report } from '../../schemas/report.ts';
import type { Reason } from '../../schemas/submission.ts';
import { StoredDataError } from '../shared/errors.ts';
import { renderCsv } from './csv.ts';
import { damagedPictures } from './damagedPictures.ts';
import { missingGlyphs } from './glyphs.ts';
import { renderHtml } from './html.ts';
import { installedTypesetter } from './installedTypesetter.ts';
import { renderJson } from './json.ts';
import { manifestHash, manifestOf, type OutputFile } from './manifest.ts';
import { type Facts, pageModel } from './model.ts';
import { renderPdf } from './pdf/pdf.ts';
import { DamagedPictureError, type Typesetter } from './pdf/typesetter.ts';
import { picturePath, picturesOf } from './pictures.ts';

export type Rendered =
  | {
      readonly status: 'ok';
      readonly files: readonly OutputFile[];
      readonly manifest: Manifest;
      readonly manifestHash: string;
    }
  | { readonly status: 'returned'; readonly reason: Reason };

/**
 * Renders a report: one model, four outputs and the pictures, one manifest. Equal input gives equal bytes.
 * `pictures` holds the bytes of every picture by SHA-256. A character no font has or a damaged picture returns the report;
 * a picture that is not there or a typesetter that fails is a fault of ours and thrown.
 */
export const render = async (
  report: Report,
  facts: Facts,
  pictures: ReadonlyMap<string, Uint8Array> = new Map(),
  typesetter?: Typesetter,
): Promise<Rendered> => {
  const setter = typesetter ?? (await installedTypesetter());
  const model = pageModel(report, facts);
  const reason = missingGlyphs(model, setter.covers);
  if (reason) return { status: 'returned', reason };

  const pictureFiles = filesOfPictures(report, pictures);
  const picturesByPath = new Map(pictureFiles.map((file) => [file.path, file.bytes]));
  try {
    const files: OutputFile[] = [
      { path: 'content.html', mediaType: 'text/html; charset=utf-8', bytes: utf8(renderHtml(model)) },
      { path: 'report.csv', mediaType: 'text/csv; charset=utf-8', bytes: utf8(renderCsv(report)) },
      { path: 'report.json', mediaType: 'application/json; charset=utf-8', bytes: utf8(renderJson(report, model)) },
      { path: 'report.pdf', mediaType: 'application/pdf', bytes: renderPdf(model, picturesByPath, setter) },
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
