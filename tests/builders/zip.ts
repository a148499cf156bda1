import { crc32, deflateRawSync } from 'node:zlib';

/** One entry as it lies in the archive. */
interface Packed {
  readonly data: Buffer;
  readonly method: number;
  readonly checksum: number;
  readonly declaredBytes: number;
}

export interface ZipParts {
  /** Deflates the entries instead of storing them. */
  readonly deflated?: boolean;
  /** Inflated size stated for every entry, instead of the true one. */
  readonly declaredBytes?: number;
}

const header = (signature: number, name: Buffer, { data, method, checksum, declaredBytes }: Packed): Buffer => {
  const fields = Buffer.alloc(30);
  fields.writeUInt32LE(signature, 0);
  fields.writeUInt16LE(20, 4);
  fields.writeUInt16LE(0x0800, 6);
  fields.writeUInt16LE(method, 8);
  fields.writeUInt32LE(checksum, 14);
  fields.writeUInt32LE(data.length, 18);
  fields.writeUInt32LE(declaredBytes, 22);
  fields.writeUInt16LE(name.length, 26);
  return fields;
};

const centralHeader = (name: Buffer, packed: Packed, offset: number): Buffer => {
  const fields = Buffer.alloc(46);
  fields.writeUInt32LE(0x02014b50, 0);
  fields.writeUInt16LE(20, 4);
  // From "version needed" on the fields are those of the local header, two bytes later.
  header(0, name, packed).copy(fields, 6, 4, 30);
  fields.writeUInt32LE(offset, 42);
  return fields;
};

const pack = (content: Buffer, { deflated = false, declaredBytes = content.length }: ZipParts): Packed => ({
  data: deflated ? deflateRawSync(content) : content,
  method: deflated ? 8 : 0,
  checksum: crc32(content),
  declaredBytes,
});

/** A ZIP archive, its entries stored as they are unless said otherwise. */
export const zip = (entries: Readonly<Record<string, string | Uint8Array>>, parts: ZipParts = {}): Buffer => {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(entries)) {
    const [name, packed] = [Buffer.from(path), pack(Buffer.from(content), parts)];
    const local = Buffer.concat([header(0x04034b50, name, packed), name, packed.data]);
    directory.push(centralHeader(name, packed, offset), name);
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, central, end]);
};
