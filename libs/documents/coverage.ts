/**
 * The code points a TrueType or OpenType font has glyphs for, from its `cmap` table (formats 4 and 12). A text with
 * any other is refused by PDF/A, and rightly: it would be stored as a box.
 */
export function coverageOf(font: Buffer): number[] {
  const cmap = tableOf(font, 'cmap');
  const count = font.readUInt16BE(cmap + 2);
  const subtables = Array.from({ length: count }, (_, index) => cmap + font.readUInt32BE(cmap + 8 + index * 8));
  return subtables.flatMap((at) => {
    const format = font.readUInt16BE(at);
    if (format === 12) return groups(font, at);
    return format === 4 ? segments(font, at) : [];
  });
}

function tableOf(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  const records = Array.from({ length: count }, (_, index) => 12 + index * 16);
  const record = records.find((at) => font.toString('latin1', at, at + 4) === tag);
  if (record === undefined) throw new Error(`the font has no table ${tag}`);
  return font.readUInt32BE(record + 8);
}

function groups(font: Buffer, at: number): number[] {
  const count = font.readUInt32BE(at + 12);
  return Array.from({ length: count }, (_, index) => at + 16 + index * 12).flatMap((group) =>
    range(font.readUInt32BE(group), font.readUInt32BE(group + 4)),
  );
}

function segments(font: Buffer, at: number): number[] {
  const size = font.readUInt16BE(at + 6);
  return Array.from({ length: size / 2 }, (_, index) => at + 14 + index * 2).flatMap((end) =>
    range(font.readUInt16BE(end + 2 + size), font.readUInt16BE(end)).filter((point) => point !== 0xffff),
  );
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
