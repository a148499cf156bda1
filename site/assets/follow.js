// Follows a file just sent: asks for the page again and puts in what has changed, so that nothing jumps and screen
// readers hear it. Without script the browser reloads the page instead.
const main = document.querySelector('main[data-follow]');

/** Replaces the content of the parts that have changed. */
const renew = (page) => {
  for (const id of ['progress', 'submissions']) {
    const now = document.getElementById(id);
    const next = page.getElementById(id);
    if (now && next && now.innerHTML !== next.innerHTML) now.replaceChildren(...next.childNodes);
  }
};

const follow = async () => {
  let moving = true;
  try {
    const answer = await fetch(location.href, { cache: 'no-store' });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      renew(page);
      moving = page.querySelector('main[data-follow]') !== null;
    }
  } catch {
    // Offline for a moment: the next turn may succeed.
  }
  if (moving) setTimeout(follow, wait);
};

const wait = Number(main?.dataset.follow) * 1000;
if (main) setTimeout(follow, wait);
