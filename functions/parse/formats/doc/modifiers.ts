/** One property modifier ([MS-DOC] 2.6): which property, and the bytes of its value. */
export interface Modifier {
  readonly code: number;
  readonly value: Buffer;
}

export const modifierCodes = {
  deleted: 0x0800,
  hidden: 0x083c,
  alignment: 0x2461,
  oldAlignment: 0x2403,
  inTable: 0x2416,
  rowEnd: 0x2417,
  elsewhere: 0x6646,
  oldElsewhere: 0x6645,
  tableDefinition: 0xd608,
  verticalMerge: 0xd62b,
  horizontalMerge: 0x5624,
} as const;

/** Length of values by the three highest bits of the code; 6 means that the value begins with its length. */
const lengths: readonly number[] = [1, 1, 2, 4, 2, 2, -1, 3];
const tabChanges = 0xc615;

/** The modifiers of a list, in order. A table definition states its length in two bytes, one too high. */
export const modifiersIn = (list: Buffer): Modifier[] => {
  const modifiers: Modifier[] = [];
  let at = 0;
  while (at + 2 < list.length) {
    const code = list.readUInt16LE(at);
    at += 2;
    let length = lengths[code >> 13]!;
    if (code === modifierCodes.tableDefinition) {
      length = list.readUInt16LE(at) - 1;
      at += 2;
    } else if (length < 0) {
      length = list.readUInt8(at);
      at += 1;
      // 255 stands for a length that is not written; nothing after it can be found.
      if (code === tabChanges && length === 255) break;
    }
    modifiers.push({ code, value: list.subarray(at, at + Math.max(0, length)) });
    at += Math.max(0, length);
  }
  return modifiers;
};
