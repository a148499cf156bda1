import type { Archive } from '../../archive.ts';
import { maximumPictures } from '../../limits.ts';
import { limitExceeded } from '../../reasons.ts';
import type { DocumentPackage } from './package.ts';

/** Bytes of the pictures in the file by relationship id. Those outside the file are not listed and not fetched. */
export const readPictures = async (part: DocumentPackage, archive: Archive): Promise<Map<string, Uint8Array>> => {
  const images = part.relationships.filter((one) => one.kind === 'image');
  if (images.length > maximumPictures) throw limitExceeded(`图片多于 ${maximumPictures} 张`);
  const pictures = new Map<string, Uint8Array>();
  for (const { id, entryName } of images) {
    const bytes = entryName === undefined ? undefined : await archive.read(entryName);
    if (bytes) pictures.set(id, bytes);
  }
  return pictures;
};
