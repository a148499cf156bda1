// Follows a file just sent: asks for the page again and puts in what has changed, so that nothing jumps and screen
// readers hear it; once nothing moves any more, or the page lies elsewhere, the whole page is fetched. Without script the
// browser reloads the page instead.
const main = document.querySelector('main[data-follow]');

/** Replaces the content of the parts that have changed. */
const renew = (page) => {
  for (const id of ['progress', 'course', 'submissions']) {
    const now = document.getElementById(id);
    const next = page.getElementById(id);
    if (now && next && now.innerHTML !== next.innerHTML) now.replaceChildren(...next.childNodes);
  }
};

/** Puts in what has changed; gives where the whole page is to be fetched, if it is. */
const look = async () => {
  const answer = await fetch(location.href, { cache: 'no-store' });
  if (!answer.ok) return undefined;
  if (answer.redirected) return answer.url;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (page.querySelector('main[data-follow]') === null) return location.href;
  renew(page);
  return undefined;
};

const follow = async () => {
  // Offline for a moment: the next turn may succeed.
  const elsewhere = await look().catch(() => undefined);
  if (elsewhere === undefined) setTimeout(follow, wait);
  else location.replace(elsewhere);
};

const wait = Number(main?.dataset.follow) * 1000;
if (main) setTimeout(follow, wait);
