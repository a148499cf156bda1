import type { Authority } from '../../schemas/register.ts';

/** One piece of a letter, in reading order. */
export type Part =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly string[] }
  /** A link to follow; the address is printed too, for those who must copy it. */
  | { readonly kind: 'action'; readonly label: string; readonly url: string }
  | { readonly kind: 'code'; readonly label: string; readonly code: string }
  | { readonly kind: 'note'; readonly text: string };

/** What a mail says, before it is put into plain text and HTML; both are made from this, so they cannot disagree. */
export interface Letter {
  readonly subject: string;
  /** The one sentence a hurried reader needs. */
  readonly heading: string;
  /** Colour of the bar: something to do, something good, something to know. */
  readonly tone: 'attention' | 'good' | 'calm';
  /** Role or office addressed, without 您好. */
  readonly to: string;
  readonly parts: readonly Part[];
  readonly authority: Authority;
}
