/**
 * Letters in a shingle. Five: long enough that the vocabulary of the form alone (依申请公开, 主动公开) makes no text like
 * another, short enough that a changed word costs only a few shingles.
 */
export const shingleLength = 5;

/** FNV-1a over the shingle's letters, then the finish of MurmurHash3, so that every bit depends on every letter. */
export const hashOf = (codes: Uint16Array, at: number): number => {
  let hash = 0x811c9dc5;
  for (let index = at; index < at + shingleLength; index += 1) hash = Math.imul(hash ^ codes[index]!, 0x01000193);
  return mixed(hash);
};

/** Scatters the bits of a number over 32 bits, reversibly. */
export const mixed = (value: number): number => {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};
