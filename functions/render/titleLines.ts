/** Characters of the title that fit on one line of the printed page. */
const lineLength = 18;

/**
 * A title as official documents break it: a long one before 政府信息公开, so that agency and year stand above the name
 * of the report. Only layout: joined again the lines are the title.
 */
export const titleLines = (title: string): string[] => {
  const at = title.indexOf('政府信息公开');
  return title.length > lineLength && at > 0 ? [title.slice(0, at), title.slice(at)] : [title];
};
