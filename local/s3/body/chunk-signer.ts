import { createHash } from 'node:crypto';
import { createScope } from '@smithy/signature-v4';
import type { Credentials } from '../../contracts.ts';
import type { SignatureClaim } from '../../signature-claim.ts';
import { requireSameSignature, signLines } from '../../signing.ts';
import type { ChunkSigner } from './aws-chunked.ts';

/** Checks the signatures of the chunks of a stream; the chain starts at the signature of the request itself. */
export function chunkSigner(claim: SignatureClaim, credentials: Credentials): ChunkSigner {
  const nothing = createHash('sha256').digest('hex');
  const scope = createScope(claim.date, claim.region, claim.service);
  let previous = claim.signature;
  const check = async (algorithm: string, hashes: readonly string[], signature: string) => {
    const lines = [algorithm, claim.timestamp, scope, previous, ...hashes];
    const expected = await signLines(credentials, claim, lines);
    requireSameSignature(expected, signature);
    previous = expected;
  };
  return {
    checkChunk: (signature, contentHash) => check('AWS4-HMAC-SHA256-PAYLOAD', [nothing, contentHash], signature),
    checkTrailer: (signature, contentHash) => check('AWS4-HMAC-SHA256-TRAILER', [contentHash], signature),
  };
}
