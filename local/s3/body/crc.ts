/** A checksum that is carried on from chunk to chunk. */
export interface RunningCrc {
  update(chunk: Uint8Array): void;
  /** Big-endian bytes. */
  digest(): Buffer;
}

/** CRC-32C (Castagnoli), RFC 3720 appendix B.4. */
export function crc32c(): RunningCrc {
  const table = castagnoli;
  let crc = 0xffffffff;
  return {
    update(chunk) {
      for (const byte of chunk) crc = table[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
    },
    digest() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
      return bytes;
    },
  };
}

/** CRC-64/NVME (NVM Express, Rocksoft), kept as two halves of 32 bits since BigInt would be slow for bodies. */
export function crc64nvme(): RunningCrc {
  const { high: highTable, low: lowTable } = nvme;
  let [high, low] = [0xffffffff, 0xffffffff];
  return {
    update(chunk) {
      for (const byte of chunk) {
        const index = (low ^ byte) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ lowTable[index]!;
        high = (high >>> 8) ^ highTable[index]!;
      }
    },
    digest() {
      const bytes = Buffer.alloc(8);
      bytes.writeUInt32BE((high ^ 0xffffffff) >>> 0);
      bytes.writeUInt32BE((low ^ 0xffffffff) >>> 0, 4);
      return bytes;
    },
  };
}

const castagnoli = Uint32Array.from({ length: 256 }, (_, byte) => Number(reflectedEntry(byte, 0x82f63b78n)));
const nvmeEntries = Array.from({ length: 256 }, (_, byte) => reflectedEntry(byte, 0x9a6c9329ac4bc9b5n));
const nvme = {
  high: Uint32Array.from(nvmeEntries, (entry) => Number(entry >> 32n)),
  low: Uint32Array.from(nvmeEntries, (entry) => Number(entry & 0xffffffffn)),
};

/** Table entry of a CRC whose polynomial is given with its bits reversed. */
function reflectedEntry(byte: number, polynomial: bigint): bigint {
  let entry = BigInt(byte);
  for (let bit = 0; bit < 8; bit += 1) entry = entry & 1n ? (entry >> 1n) ^ polynomial : entry >> 1n;
  return entry;
}
