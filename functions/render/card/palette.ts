/** A picture as rows of opaque RGBA pixels from the upper left. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** At most 256 colours, and which of them each pixel has. */
export interface Palette {
  /** Three bytes a colour. */
  readonly colours: Uint8Array;
  /** One byte a pixel. */
  readonly indices: Uint8Array;
}

const most = 256;

/**
 * The colours of a picture: all of them where it has no more than 256, otherwise those that most pixels have, the others
 * replaced by the nearest. Made for flat colours and type, whose edges are a few shades seen over and over.
 */
export const paletteOf = ({ rgba }: Pixels): Palette => {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4);
  const counts = countsOf(pixels);
  // The number of a colour breaks a tie, so that equal pictures have equal palettes.
  const ranked = [...counts].sort(([one, often], [other, seldom]) => seldom - often || one - other);
  const kept = ranked.slice(0, most).map(([colour]) => colour);
  const numbers = new Map(kept.map((colour, number) => [colour, number]));
  for (const [colour] of ranked.slice(most)) numbers.set(colour, nearest(kept, colour));
  return { colours: Uint8Array.from(kept.flatMap(channels)), indices: indicesOf(pixels, numbers) };
};

/** Red, green and blue of a pixel as it is read on a machine of the usual byte order. */
const channels = (colour: number): [number, number, number] => [
  colour & 255,
  (colour >> 8) & 255,
  (colour >> 16) & 255,
];

/** Most of a picture are long runs of one colour, so only where it changes is anything looked up. */
const countsOf = (pixels: Uint32Array): Map<number, number> => {
  const counts = new Map<number, number>();
  let start = 0;
  for (let at = 1; at <= pixels.length; at += 1) {
    if (at < pixels.length && pixels[at] === pixels[start]) continue;
    const colour = pixels[start]!;
    counts.set(colour, (counts.get(colour) ?? 0) + at - start);
    start = at;
  }
  return counts;
};

const indicesOf = (pixels: Uint32Array, numbers: ReadonlyMap<number, number>): Uint8Array => {
  const indices = new Uint8Array(pixels.length);
  let last = -1;
  let number = 0;
  for (let at = 0; at < pixels.length; at += 1) {
    const colour = pixels[at]!;
    if (colour !== last) number = numbers.get(colour) ?? 0;
    last = colour;
    indices[at] = number;
  }
  return indices;
};

const nearest = (kept: readonly number[], colour: number): number => {
  const [red, green, blue] = channels(colour);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  kept.forEach((candidate, number) => {
    const [r, g, b] = channels(candidate);
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (distance >= least) return;
    least = distance;
    best = number;
  });
  return best;
};
