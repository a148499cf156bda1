import { createHash } from 'node:crypto';
import type { Block } from '../../schemas/report.ts';

/** Two real pictures of 8 by 6 pixels. */
const base64 = {
  'image/png':
    'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGBAMAAAAMK8LIAAAAElBMVEX/AAD/MzP/Zmb/mZn/zMz///+lVdbqAAAAHElEQVQI12NgAAFBIGBQAgIGYyBgcAEChlAgAAAkpAP9A4sMkAAAAABJRU5ErkJggg==',
  'image/jpeg':
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAGAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAZEAEAAgMAAAAAAAAAAAAAAAAAAgQWUZH/xAAVAQEBAAAAAAAAAAAAAAAAAAADBf/EABsRAAEEAwAAAAAAAAAAAAAAAAABAgQTFFFS/9oADAMBAAIRAxEAPwClwyruHAA1M0Us6R2p/9k=',
} as const;

type PictureType = keyof typeof base64;

const bytesOf = (type: PictureType): Buffer => Buffer.from(base64[type], 'base64');
const hashOf = (type: PictureType): string => createHash('sha256').update(bytesOf(type)).digest('hex');

export const pictureOf = (mediaType: PictureType): Block => ({
  type: 'picture',
  sha256: hashOf(mediaType),
  mediaType,
  width: 8,
  height: 6,
  alternative: '公开渠道示意图',
});

export const pictureBytes: ReadonlyMap<string, Uint8Array> = new Map(
  (['image/png', 'image/jpeg'] as const).map((type) => [hashOf(type), bytesOf(type)]),
);
