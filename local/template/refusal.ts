/**
 * Why the stack does not start: something in the synthesised template that it does not know. Serving it anyway would
 * show a system that AWS will not.
 */
export class TemplateRefusal extends Error {
  override readonly name = 'TemplateRefusal';
}

/** Names the resource, the property and what to do about it. */
export const refuse = (place: string, complaint: string): never => {
  throw new TemplateRefusal(
    `${place}: ${complaint}. Either leave it out of infra/ or teach the embedded stack what it means (local/template).`,
  );
};
