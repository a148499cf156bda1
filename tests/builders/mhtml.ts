/** Bytes as quoted-printable, in lines of 70 signs at most with soft line breaks. */
export const quotedPrintable = (bytes: Uint8Array): string =>
  [...bytes]
    .map((byte) =>
      byte === 0x3d || byte < 0x20 || byte > 0x7e
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .reduce<string[]>((lines, sign) => {
      const last = lines.length - 1;
      if (lines.length === 0 || lines[last]!.length + sign.length > 70) lines.push(sign);
      else lines[last] += sign;
      return lines;
    }, [])
    .join('=\r\n');

/** A part of a message with its headers. */
export interface ArchivePart {
  readonly headers: readonly string[];
  readonly body: string;
}

/** A page as a part, in quoted-printable or base64. */
export const pagePart = (
  page: Uint8Array,
  { encoding = 'quoted-printable', type = 'text/html; charset="utf-8"' } = {},
): ArchivePart => ({
  headers: [
    `Content-Type: ${type}`,
    `Content-Transfer-Encoding: ${encoding}`,
    'Content-Location: https://example.gov/page.html',
  ],
  body:
    encoding === 'base64'
      ? (
          Buffer.from(page)
            .toString('base64')
            .match(/.{1,76}/gu) ?? []
        ).join('\r\n')
      : quotedPrintable(page),
});

/** A single-file web page of these parts, as browsers write it. */
export const webArchiveFile = (parts: readonly ArchivePart[], end = '--'): Buffer =>
  Buffer.from(
    [
      'From: <Saved by a browser>',
      'Subject: =?utf-8?Q?=E5=B9=B4=E6=8A=A5?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      '\tboundary="----=_Part_1"',
      '',
      '',
      ...parts.map(({ headers, body }) => `------=_Part_1\r\n${headers.join('\r\n')}\r\n\r\n${body}`),
      `------=_Part_1${end}`,
      '',
    ].join('\r\n'),
    'latin1',
  );
