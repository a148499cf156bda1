import { type Html, html } from '../../shared/html.ts';
import type { Visit } from '../visit.ts';
import { boardShell } from './shell.ts';

/** A page of the board that says one thing. */
export const noticePage = ({ visit, heading, body }: { visit: Visit; heading: string; body: Html }): string =>
  boardShell({
    title: heading,
    authority: visit.register.authority,
    visit,
    main: html`<section class="notice" aria-labelledby="notice-heading"><h1 id="notice-heading">${heading}</h1>${body}</section>`,
  });
