/**
 * What one file may cost. A real report is below 2 MB, has three tables of at most 30 rows and about 3,000 characters of
 * text; every limit leaves room for ten times that and more, and stops what no report needs. Crossing one is the reason
 * `limitExceeded` (or `tooLarge`), never a fault of ours.
 */
const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

/** Bytes of the file as sent. Scanned reports come to about 15 MB; mail systems of offices stop at 20 MB. */
export const maximumFileBytes = 20 * megabyte;

/** Wall-clock time for one file in its worker, in milliseconds. A report takes about 30; a 20 MB file some seconds. */
export const maximumParseMilliseconds = 15_000;

/** Heap of the worker. The largest tree the limits below allow takes about half of it. */
export const maximumHeapMegabytes = 512;

/** Entries of an archive. A Word file has 10 to 50, one with many pictures some hundreds. */
export const maximumArchiveEntries = 2_000;

/** Inflated bytes of one archive entry, counted while inflating. The text part of a report is about 0.2 MB. */
export const maximumEntryBytes = 32 * megabyte;

/** Inflated bytes of all entries read from one archive; more than any file within `maximumFileBytes` honestly holds. */
export const maximumInflatedBytes = 96 * megabyte;

/** Elements of one XML or HTML document. A report has about 6,000; pages exported by Word about 30,000. */
export const maximumNodes = 500_000;

/** Elements inside one another. Word reaches about 40; the readers recurse, so this also guards the call stack. */
export const maximumDepth = 256;

/** Characters of text of one document: some thirty times the longest report read (about 30,000). */
export const maximumCharacters = 1_000_000;

/** Rows of one table. The largest statutory table has 28. */
export const maximumRows = 2_000;

/** Columns of one table. The widest statutory table has 15. */
export const maximumColumns = 200;

/** Cells of one table after spans are laid out, so that spans cannot multiply without end. */
export const maximumTableCells = 50_000;

/** Sheets of one workbook that are read. A report needs one to four. */
export const maximumSheets = 30;

/** Merged areas of one sheet. The three statutory tables on one sheet have about 300. */
export const maximumMerges = 5_000;

/** Parts of a single-file web page, and containers inside one another: a page has a part for each picture. */
export const maximumMimeParts = 500;
export const maximumMimeDepth = 10;

/** Pictures in one report, and the bytes of one of them. */
export const maximumPictures = 100;
export const maximumPictureBytes = 10 * megabyte;

/** Side of a picture in pixels, as its header declares it: enough for A3 at 600 dpi. */
export const maximumPicturePixels = 10_000;

/** Faults listed in one reason, which travels as state of the workflow (256 KB at most) and is read by a person. */
export const maximumFaults = 30;

/** Pages of a PDF or OFD. A report has 5 to 15; with annexes some dozens. */
export const maximumPages = 300;

/** Drawing operators of one page of a PDF. A page full of ruled cells has about 2,500, one drawn line by line 20,000. */
export const maximumPageOperators = 200_000;

/** Signs on one page. A full page of small type has about 4,000. */
export const maximumPageGlyphs = 50_000;

/** Lines on one page. A table of 30 rows and 15 columns drawn cell by cell has about 1,800. */
export const maximumPageRulings = 20_000;
