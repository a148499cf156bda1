/** What was typed, as numbers are compared: full-width signs, other dashes, spaces and small letters count as the same. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/\p{Pd}|−/gu, '-')
    .toUpperCase();

/**
 * Says what is wrong with the receipt number that confirms a recall; undefined when it is right. A machine that presses
 * every button leaves it empty or fills in anything.
 */
export const recallProblem = (typed: unknown, receiptNumber: string): string | undefined => {
  const text = typeof typed === 'string' ? plain(typed) : '';
  if (text === '') return '请填写这次报送的回执编号，以确认撤回。';
  return text === plain(receiptNumber) ? undefined : '回执编号不相符，请核对后重新填写。撤回尚未办理。';
};
