// htmx as the page loads it.
declare global {
  interface Window { htmx: Htmx }
}

/** The small part of htmx that is used here. */
export interface Htmx {
  config: Record<string, unknown> & { morphIgnore: string[] };
  registerExtension(name: string, hooks: Record<string, unknown>): void;
  process(element: Element): void;
}
