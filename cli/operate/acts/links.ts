import { sendLinks } from '../../links.ts';
import { command, UsageError } from '../command.ts';
import { columns } from '../terminal.ts';

/** `gongkai links`: a link to send for everyone. */
export default command({
  about: 'Makes a new link to send files for every agency that still owes reports',
  words: '',
  more: 'Each is for the first of those who may send. Earlier links stay valid. Whoever has such a link may send: keep the output safe.',
  options: {},
  examples: ['', '--profile gongkai'],
  run: async ({ words, open }) => {
    if (words.length > 0) throw new UsageError(`Unexpected argument '${words[0]}'.`);
    const links = await sendLinks(await open());
    return { lines: columns(links.map(({ agencyName, url }) => [agencyName, url])), data: links };
  },
});
