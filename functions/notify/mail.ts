/** A mail as it is handed to the mail server, without its addresses. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
