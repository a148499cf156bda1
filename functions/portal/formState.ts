import type { Sheet } from '../../schemas/approval.ts';
import type { EarlierStage } from '../approve/earlier.ts';
import type { Filled, Problems } from './decisionForm.ts';
import type { UploadForm } from './doors.ts';

/** How the decision is confirmed: by the code of the mail, or by one mailed at the press of a button. */
export type CodeState =
  | { readonly kind: 'mailed' }
  | {
      readonly kind: 'fresh';
      readonly mailbox: string;
      /** Until when the code mailed last is good; null when none is. */
      readonly goodUntil: string | null;
      /** What became of a code just asked for. */
      readonly asked?: 'sent' | 'tooMany' | 'failed';
      /** When the next can be asked for, after one too many. */
      readonly nextAt?: string;
    };

/** A signed sheet: the form that sends one, and the one sent before. */
export interface SheetState {
  readonly upload: UploadForm;
  readonly sent?: Omit<Sheet, 'sha256'> & { readonly name: string };
  /** Why what was sent is no sheet. */
  readonly problem?: string;
}

/** Everything the form of a decision shows. */
export interface FormState {
  /** Address the form posts to. */
  readonly path: string;
  readonly filled: Filled;
  readonly problems: Problems;
  /** Stages it may be sent back to. */
  readonly earlier: readonly EarlierStage[];
  readonly code: CodeState;
  readonly sheet: SheetState;
}
