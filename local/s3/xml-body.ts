import { openPayload } from './body/payload.ts';
import type { Call, S3 } from './types.ts';
import { malformedXml, readXml, type XmlElement } from './xml.ts';

const largest = 2 * 1024 ** 2;

/** Reads the body of a request as a document with the given root. @throws S3Error MalformedXML */
export async function readXmlBody(s3: S3, call: Call, rootName: string): Promise<XmlElement> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of openPayload(call, s3.findCredentials).bytes) {
    size += chunk.byteLength;
    if (size > largest) throw malformedXml();
    chunks.push(chunk);
  }
  const root = readXml(Buffer.concat(chunks).toString('utf8'));
  if (root.name !== rootName) throw malformedXml();
  return root;
}
