// What a morph may not undo: a half-typed field, an opened <details>, a picked file; and what it forgets: a toggled box.
import type { Htmx } from "./htmx";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const TEXT_TYPES = new Set(["text", "search", "email", "url", "tel", "password", "number"]);
const touched = new WeakSet<Element>();
/** What this browser last sent from a field; it coming back from the server is not somebody else's change. */
const sent = new WeakMap<Element, string>();
/** Fields that the server has drawn anew since they were last sent. */
const drawnSinceSent = new WeakSet<Element>();
/** A text field `ID` may have a hidden field `ID-from`: the revision that what stands in it was written from. */
const FROM = "-from";

export const isField = (node: unknown): node is Field =>
  node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement;

const isBox = (field: Field): field is HTMLInputElement => field.type === "checkbox" || field.type === "radio";

/** The value the server gave a field, whatever the person has done since. */
export function serverValue(field: Field): string {
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue;
  const given = [...field.options].filter((option) => option.defaultSelected);
  return (given.length ? given : field.multiple ? [] : [...field.options].slice(0, 1)).map((option) => option.value).join("\n");
}

/** A field's value as the person sees it. */
export const shownValue = (field: Field): string =>
  field instanceof HTMLSelectElement ? [...field.selectedOptions].map((option) => option.value).join("\n") : field.value;

/** Has the person changed the field since the server sent it? Sliders and dates tidy their own default, so they must be touched. */
export function isDirty(field: Field): boolean {
  if (shownValue(field) === serverValue(field)) return false;
  return touched.has(field) || field instanceof HTMLTextAreaElement || TEXT_TYPES.has(field.type);
}

export function show(field: Field, value: string): void {
  if (shownValue(field) === value) return;
  if (field instanceof HTMLSelectElement) {
    const wanted = new Set(value.split("\n"));
    for (const option of field.options) option.selected = wanted.has(option.value);
    return;
  }
  const caret = document.activeElement === field && "selectionStart" in field ? field.selectionStart : null;
  field.value = value;
  if (caret !== null) try { field.setSelectionRange(caret, caret); } catch { /* not every type has a caret */ }
}

export const touch = (field: Element): void => { touched.add(field); };

function tellChanged(field: Field, changed: boolean): void {
  field.toggleAttribute("data-local-changed", changed);
  if (changed) field.dataset.localServer = serverValue(field); else delete field.dataset.localServer;
  for (const note of document.querySelectorAll<HTMLElement>("[data-changed-for]"))
    if (note.dataset.changedFor === field.id) note.toggleAttribute("data-local-shown", changed);
}

/** Runs before a field is morphed; what must hold afterwards is put right in a microtask, when the morph is over. */
function beforeField(old: Field, next: Field): void {
  if (isBox(old)) {
    // A box the person has toggled no longer follows its attribute; the server's word is set by hand.
    if (isBox(next) && next.defaultChecked !== old.defaultChecked) old.checked = next.defaultChecked;
    return;
  }
  const dirty = isDirty(old);
  const local = shownValue(old);
  const before = serverValue(old);
  queueMicrotask(() => {
    const now = serverValue(old);
    if (now !== before) drawnSinceSent.add(old);
    if (!dirty) { show(old, now); return; }
    show(old, local);
    if (now === local) { tellChanged(old, false); return; }
    if (now !== before) tellChanged(old, now !== sent.get(old));
  });
}

const isRevision = (node: Node): node is HTMLInputElement => node instanceof HTMLInputElement && node.type === "hidden" && node.id.endsWith(FROM);

/** What is half-typed was written from the revision the person saw. A newer one would make the server take it for an answer
 *  to what others wrote, and their words would be lost instead of merged. */
function beforeRevision(old: HTMLInputElement, next: HTMLInputElement): void {
  const seen = old.defaultValue;
  const latest = next.defaultValue;
  queueMicrotask(() => {
    const field = document.getElementById(old.id.slice(0, -FROM.length));
    if (isField(field) && isDirty(field)) { old.defaultValue = seen; old.dataset.localLatest = latest; } else delete old.dataset.localLatest;
  });
}

function takeLatestRevision(field: Field): void {
  const from = document.getElementById(field.id + FROM);
  if (!(from instanceof HTMLInputElement) || from.dataset.localLatest === undefined) return;
  from.defaultValue = from.dataset.localLatest;
  delete from.dataset.localLatest;
}

export function guardMorph(htmx: Htmx): void {
  htmx.registerExtension("keep-typed", {
    htmx_before_morph_attr: (element: Element, { attrName }: { attrName: string }) => {
      if (attrName === "open" && (element instanceof HTMLDetailsElement || element instanceof HTMLDialogElement)) return false;
      // Which stage is the current one is this page's business; the path is drawn once for all pages.
      if (attrName === "aria-current" && element.closest(".path[data-page]")) return false;
    },
    htmx_before_morph_node: (old: Element, { newNode }: { newNode: Node }) => {
      if (old instanceof HTMLInputElement && old.type === "file" && old.files?.length) return false;
      if (old instanceof HTMLElement && old.isContentEditable && old.contains(document.activeElement)) return false;
      if (isRevision(old) && isRevision(newNode)) beforeRevision(old, newNode);
      else if (isField(old) && isField(newNode)) beforeField(old, newNode);
    },
  });
  for (const name of ["input", "change"]) document.addEventListener(name, (event) => { if (event.target instanceof Element) touch(event.target); }, true);
  document.addEventListener("reset", (event) => {
    if (event.target instanceof HTMLFormElement) for (const field of event.target.elements) if (isField(field)) { tellChanged(field, false); takeLatestRevision(field); }
  });
}

/** Remembers what is being sent from a form, so that its echo is recognised; and gives it back. */
export function rememberSent(form: HTMLFormElement): Map<Element, string> {
  const values = new Map<Element, string>();
  for (const field of form.elements) if (isField(field)) { values.set(field, shownValue(field)); sent.set(field, shownValue(field)); drawnSinceSent.delete(field); }
  return values;
}

/** The server has accepted what was sent from a form that adds something: it is empty again, but for what has been written since. */
export function clearSent(form: HTMLFormElement, accepted: Map<Element, string>): void {
  const since = [...form.elements].filter(isField).filter((field) => (isDirty(field) || accepted.has(field)) && !isBox(field) && field.type !== "file" && shownValue(field) !== accepted.get(field));
  const written = since.map((field) => [field, shownValue(field)] as const);
  form.reset();
  for (const [field, value] of written) { show(field, value); touch(field); }
}

/** The server has accepted what was sent: it is now the server's value, and what was typed since is a new change. */
export function acceptSent(form: HTMLFormElement): void {
  for (const field of form.elements) {
    const value = isField(field) ? sent.get(field) : undefined;
    if (!isField(field) || value === undefined || field.type === "file" || field.type === "hidden") continue;
    if (isBox(field)) field.defaultChecked = field.checked;
    else if (drawnSinceSent.has(field)) {
      // The stream was quicker than the answer: the server's wording is here already, perhaps merged with others'.
      if (shownValue(field) !== value) continue;
      show(field, serverValue(field));
    }
    else if (field instanceof HTMLSelectElement) for (const option of field.options) option.defaultSelected = value.split("\n").includes(option.value);
    else {
      const shown = field.value;
      field.defaultValue = value;
      show(field, shown);
    }
    tellChanged(field, false);
    if (!isDirty(field)) takeLatestRevision(field);
  }
}
