import { bandCount, rowsInBand, signatureScheme } from './signature.ts';

/**
 * Where a signature lies, once for each band. All that agree in the band share the bucket; within it they lie in the order
 * of `position`, which is the rest of the signature from the band on: the more alike, the nearer. So the few next to a
 * signature are its likest even when thousands of reports follow one template and crowd in the bucket.
 */
export interface Lookup {
  readonly bucket: string;
  readonly position: string;
}

/** As many as there are bands, whatever the text and however many reports there are. */
export const lookupsOf = (signature: Uint16Array): Lookup[] => {
  const digits = Array.from(signature, (value) => value.toString(16).padStart(4, '0'));
  return Array.from({ length: bandCount }, (_, band) => {
    const start = band * rowsInBand;
    const turned = [...digits.slice(start), ...digits.slice(0, start)];
    return {
      bucket: `${signatureScheme}-${String(band).padStart(2, '0')}-${turned.slice(0, rowsInBand).join('')}`,
      position: turned.slice(rowsInBand).join(''),
    };
  });
};

/** How many entries of a bucket are looked at on either side of the own position. */
export const neighboursEachSide = 8;

/** Of how many of these it is asked whether they still count, and how many are compared word for word in the end. */
export const mostAsked = 8;
export const mostCompared = 3;
