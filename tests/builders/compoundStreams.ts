const sectorBytes = 512;
const end = 0xfffffffe;

const numbers = (values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32LE(value, index * 4);
  });
  return bytes;
};

const entry = (name: string, type: number, start: number, size: number, links: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 0, 'utf16le');
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes.writeUInt8(type, 66);
  numbers(links).copy(bytes, 68);
  bytes.writeUInt32LE(start, 116);
  bytes.writeUInt32LE(size, 120);
  return bytes;
};

const padded = (content: Buffer): Buffer =>
  Buffer.concat([content], Math.ceil(Math.max(content.length, 4096) / sectorBytes) * sectorBytes);

/** An OLE compound file with these streams in its root, each padded to 4096 bytes at least. */
export const compoundStreams = (streams: Readonly<Record<string, Buffer>>): Buffer => {
  const none = 0xffffffff;
  const table: number[] = [];
  const chain = (sectors: number): number => {
    const start = table.length;
    for (let index = 1; index <= sectors; index++) table.push(index === sectors ? end : start + index);
    return start;
  };
  const names = Object.keys(streams);
  const contents = Object.values(streams).map(padded);
  const starts = contents.map((content) => chain(content.length / sectorBytes));
  // Each stream hangs to the right of the one before it, which is a tree as well.
  const entries = names.map((name, index) =>
    entry(name, 2, starts[index]!, contents[index]!.length, [none, index + 1 < names.length ? index + 2 : none, none]),
  );
  const directory = padded(Buffer.concat([entry('Root Entry', 5, end, 0, [none, none, 1]), ...entries]));
  const directoryStart = chain(directory.length / sectorBytes);
  const tableSectors = Math.ceil((table.length + 64) / 128);
  const tableStart = table.length;
  for (let index = 0; index < tableSectors; index++) table.push(0xfffffffd);
  while (table.length < tableSectors * 128) table.push(none);
  const header = Buffer.alloc(sectorBytes, 0xff);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(header);
  header.fill(0, 8, 76);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(directoryStart, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(end, 60);
  header.writeUInt32LE(end, 68);
  numbers(Array.from({ length: tableSectors }, (_, index) => tableStart + index)).copy(header, 76);
  return Buffer.concat([header, ...contents, directory, numbers(table)]);
};
