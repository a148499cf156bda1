import { type Html, html } from '../../shared/html.ts';
import type { Offer } from '../offer.ts';
import type { Listed } from '../pending.ts';
import { correctionNotice, nextButton, noteForm, noteGiven } from './correctionForm.ts';
import { uploadForm } from './uploadForm.ts';

/** The form for a file, or the question that comes before it; `path` is the agency's page. */
export const offerForm = (offer: Offer, pending: readonly Listed[], path: string): Html => {
  if (offer.kind === 'ask')
    return html`${correctionNotice(offer.correction)}${noteForm(offer.correction, path, nextButton, offer.problem)}`;
  const { correction, form } = offer;
  return html`${correction && html`${correctionNotice(correction)}${noteGiven(correction, path)}`}${uploadForm(form, pending)}`;
};

/** The script of the page: only the form for a file has one. */
export const offerScripts = ({ kind }: Offer): readonly 'send'[] => (kind === 'upload' ? ['send'] : []);
