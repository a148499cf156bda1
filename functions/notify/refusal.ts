import * as z from 'zod';

/** What nodemailer says of an SMTP server's answer, as far as it is looked at. */
const SmtpFailureSchema = z.object({
  code: z.enum(['EENVELOPE', 'EMESSAGE']),
  command: z.enum(['RCPT TO', 'DATA']),
  responseCode: z.int().min(500).max(599),
});

/** Errors of Amazon SES about one mail; all others are about the account, or pass. */
const SesFailureSchema = z.object({ name: z.enum(['MessageRejected', 'BadRequestException']) });

/**
 * Whether a failed try was a refusal for good of this mail, and its code: `smtp 550`, or the name SES gives it. A server
 * that refuses our sender or our password, or is not there, refuses everybody: that passes once it is mended.
 */
export const refusalOf = (error: unknown): string | undefined => {
  const smtp = SmtpFailureSchema.safeParse(error);
  if (smtp.success) return `smtp ${smtp.data.responseCode}`;
  const ses = SesFailureSchema.safeParse(error);
  return ses.success ? `ses ${ses.data.name}` : undefined;
};
