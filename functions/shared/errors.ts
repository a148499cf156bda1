/**
 * Faults of ours. Bad input is an outcome, never one of these. The class name is the error name the state machine sees
 * and the one in alarms, so it says what broke. All may be retried.
 */
class Fault extends Error {
  override get name(): string {
    return this.constructor.name;
  }
}

/** The function was deployed without a setting it needs, or with one it cannot use. */
export class ConfigurationError extends Fault {}

/** The register is missing or does not fit its schema. */
export class RegisterError extends Fault {}

/** Something the path wrote itself is missing or does not fit its schema. */
export class StoredDataError extends Fault {}

/** Bytes differ from what their manifest says. */
export class IntegrityError extends Fault {}

/** A conditional write lost again and again. */
export class ContentionError extends Fault {}

/** A mail could not be handed over. */
export class MailError extends Fault {}

/** An event or a stage input has not the agreed shape. */
export class InputError extends Fault {}

/** The typesetter is missing on this host, lacks a font or a template, or failed on a page it should set. */
export class TypesettingError extends Fault {}
