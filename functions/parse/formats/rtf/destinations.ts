/** What becomes of the text of a group. */
export type Destination = 'text' | 'skip' | 'fonts' | 'picture';

/** Groups whose text is not the page's. */
const skipped = new Set(
  (
    'colortbl stylesheet info header headerl headerr headerf footer footerl footerr footerf footnote annotation ' +
    'nonshppict nonesttables listtable listoverridetable revtbl rsidtbl xmlnstbl themedata colorschememapping ' +
    'latentstyles datastore generator private xe tc rxe bkmkstart bkmkend fldinst sp objdata shprslt'
  ).split(' '),
);

/** Of the groups that begin with `\*`, which a reader may pass over, only these hold text or pictures of the page. */
const readAllTheSame = new Set(['shppict', 'shpinst']);

/** What a group inside the text is, by its first word. */
export const destinationOf = (name: string, isStarred: boolean): Destination => {
  if (name === 'fonttbl') return 'fonts';
  if (name === 'pict') return 'picture';
  return skipped.has(name) || (isStarred && !readAllTheSame.has(name)) ? 'skip' : 'text';
};
