import { crc32 } from 'node:zlib';

const header = (signature: number, name: Buffer, data: Buffer): Buffer => {
  const fields = Buffer.alloc(30);
  fields.writeUInt32LE(signature, 0);
  fields.writeUInt16LE(20, 4);
  fields.writeUInt16LE(0x0800, 6);
  fields.writeUInt32LE(crc32(data), 14);
  fields.writeUInt32LE(data.length, 18);
  fields.writeUInt32LE(data.length, 22);
  fields.writeUInt16LE(name.length, 26);
  return fields;
};

const centralHeader = (name: Buffer, data: Buffer, offset: number): Buffer => {
  const fields = Buffer.alloc(46);
  fields.writeUInt32LE(0x02014b50, 0);
  fields.writeUInt16LE(20, 4);
  // From "version needed" on the fields are those of the local header, two bytes later.
  header(0, name, data).copy(fields, 6, 4, 30);
  fields.writeUInt32LE(offset, 42);
  return fields;
};

/** A ZIP archive of stored (uncompressed) entries. */
export const zip = (entries: Readonly<Record<string, string | Uint8Array>>): Buffer => {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(entries)) {
    const [name, data] = [Buffer.from(path), Buffer.from(content)];
    const local = Buffer.concat([header(0x04034b50, name, data), name, data]);
    directory.push(centralHeader(name, data, offset), name);
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
