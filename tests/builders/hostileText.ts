import fc from 'fast-check';

/** Any sixteen-bit units in a row: letters, signs of markup, control characters, halves of characters. */
export const hostileText = fc.oneof(
  fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0x20, max: 0x7e })), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
  fc.constantFrom(']]>', '</title>', '&amp;<!--', '</script>', '<!--<script>'),
);
