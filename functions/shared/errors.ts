/**
 * Faults of ours. Bad input is an outcome, never one of these. The name is the error name the state machine sees and the
 * one in alarms, so it says what broke; it is written out because bundling shortens the names of classes. All may be
 * retried.
 */
const faultNamed = (name: string) =>
  class extends Error {
    override get name(): string {
      return name;
    }
  };

/** The function was deployed without a setting it needs, or with one it cannot use. */
export class ConfigurationError extends faultNamed('ConfigurationError') {}

/** The register is missing or does not fit its schema. */
export class RegisterError extends faultNamed('RegisterError') {}

/** Something the path wrote itself is missing or does not fit its schema. */
export class StoredDataError extends faultNamed('StoredDataError') {}

/** Bytes differ from what their manifest says. */
export class IntegrityError extends faultNamed('IntegrityError') {}

/** A conditional write lost again and again. */
export class ContentionError extends faultNamed('ContentionError') {}

/** A mail could not be handed over. */
export class MailError extends faultNamed('MailError') {}

/** The mail server will not take this mail, to this address, however often it is tried; `code` is its answer. */
export class MailRefusedError extends MailError {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }

  override get name(): string {
    return 'MailRefusedError';
  }
}

/** The malware gate could not scan an upload, or is in trouble as a whole. */
export class MalwareScanError extends faultNamed('MalwareScanError') {}

/** The canary did not come through; the message begins with the step. */
export class CanaryError extends faultNamed('CanaryError') {}

/** An event or a stage input has not the agreed shape. */
export class InputError extends faultNamed('InputError') {}

/** The typesetter is missing on this host, lacks a font or a template, or failed on a page it should set. */
export class TypesettingError extends faultNamed('TypesettingError') {}
