/** An OLE compound file with one named stream in its directory: `EncryptedPackage` is what Word writes under a password. */
export const compoundFile = (stream: string): Buffer => {
  const file = Buffer.alloc(2048);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  file.write(stream, 1024, 'utf16le');
  file.writeUInt16LE((stream.length + 1) * 2, 1024 + 64);
  return file;
};
