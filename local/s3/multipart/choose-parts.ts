import { S3Error } from '../errors.ts';
import type { UploadRecord } from '../store/record.ts';
import type { Part } from '../store/uploads.ts';
import { malformedXml, type XmlElement } from '../xml.ts';

const smallestPart = 5 * 1024 ** 2;

/** A part as the client names it. */
interface NamedPart {
  readonly number: number;
  readonly etag: string;
  readonly checksum: string | undefined;
}

/** The uploaded parts the client names, which must be in order, unchanged, and none but the last too small. */
export function chooseParts(root: XmlElement, uploaded: readonly Part[], upload: UploadRecord): Part[] {
  const named = root.children.filter(({ name }) => name === 'Part').map(readPart);
  if (named.length === 0) throw malformedXml();
  requireChecksums(named, upload);
  if (named.some(({ number }, index) => index > 0 && number <= named[index - 1]!.number)) {
    const message =
      'The list of parts was not in ascending order. The parts list must be specified in order by part number.';
    throw new S3Error('InvalidPartOrder', message, 400);
  }
  const parts = named.map(({ number, etag, checksum }) => {
    const part = uploaded.find((candidate) => candidate.number === number);
    const isSame = part?.etag === etag && (checksum === undefined || checksum === part.checksum?.value);
    if (part && isSame) return part;
    const message =
      "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.";
    throw new S3Error('InvalidPart', message, 400, { PartNumber: number, ETag: etag });
  });
  const small = parts.slice(0, -1).find(({ size }) => size < smallestPart);
  if (!small) return parts;
  const message = 'Your proposed upload is smaller than the minimum allowed size';
  const details = { PartNumber: small.number, ProposedSize: small.size, MinSizeAllowed: smallestPart };
  throw new S3Error('EntityTooSmall', message, 400, details);
}

function readPart(element: XmlElement): NamedPart {
  const fields = new Map(element.children.map(({ name, text }) => [name, text.trim()]));
  const number = fields.get('PartNumber') ?? '';
  const etag = fields.get('ETag');
  if (!/^\d{1,5}$/.test(number) || !etag) throw malformedXml();
  const checksum = [...fields].find(([name]) => name.startsWith('Checksum'))?.[1];
  return { number: Number(number), etag: etag.replace(/^"(.*)"$/, '$1'), checksum };
}

/** A composite checksum is made of those of the parts, so each of these must be named. */
function requireChecksums(named: readonly NamedPart[], upload: UploadRecord): void {
  if (upload.checksum?.type !== 'COMPOSITE') return;
  const missing = named.find(({ checksum }) => checksum === undefined);
  if (!missing) return;
  const message = `The upload was created using a ${upload.checksum.algorithm} checksum. The complete request must include the checksum for each part. It was missing for part ${missing.number} in the request.`;
  throw new S3Error('InvalidRequest', message, 400);
}
