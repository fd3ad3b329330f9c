// Where a morph may move elements in the page. `moveBefore` keeps the focus, but after it has taken something into or out of
// a <details>, Chromium (seen in 156) unfolds no <details> any more: they say `open` and stay shut. Those moves are made
// the old way, and the focus is put back by hand.
import { isField } from "./morph";

type Move = (node: Node, child: Node | null) => void;

const hasDetails = (place: Element, node: Node): boolean =>
  place.closest("details") !== null || (node instanceof Element && (node.closest("details") !== null || node.querySelector("details") !== null));

function keepFocus(node: Node, move: () => void): void {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !node.contains(focused)) { move(); return; }
  const caret = isField(focused) && "selectionStart" in focused ? [focused.selectionStart, focused.selectionEnd] as const : null;
  move();
  focused.focus({ preventScroll: true });
  if (caret && caret[0] !== null && "setSelectionRange" in focused) try { (focused as HTMLInputElement).setSelectionRange(caret[0], caret[1]); } catch { /* not every type has a caret */ }
}

export function guardMoves(): void {
  const prototype = Element.prototype as Element & { moveBefore?: Move };
  const native = prototype.moveBefore;
  if (!native) return;
  prototype.moveBefore = function (this: Element, node: Node, child: Node | null): void {
    if (hasDetails(this, node)) keepFocus(node, () => { this.insertBefore(node, child); });
    else native.call(this, node, child);
  };
}
