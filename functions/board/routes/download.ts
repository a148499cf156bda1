import { pageHeaders } from '../../portal/headers.ts';

/** A file to keep, under its name. */
export const download = (name: string, mediaType: string, bytes: Uint8Array): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      ...pageHeaders(),
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  });
