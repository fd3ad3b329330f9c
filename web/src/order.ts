// Putting things in order: Alt and an arrow press the move buttons of the row the focus is in, and a row that is dragged by
// its grip is dropped beside another. Both send the form that stands in the row, so that it works without them as well.
//
//   [data-order]            a row that can be moved
//   form[data-place]        its form: input[name=beside], input[name=side]; [data-move=up|down] one step
//   [data-local-drop]       the row something would be dropped beside: before, after

const rowOf = (target: EventTarget | null): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>("[data-order]") : null);

const isAfter = (row: HTMLElement, event: DragEvent): boolean => {
  const { top, height } = row.getBoundingClientRect();
  return event.clientY > top + height / 2;
};

function unmark(): void {
  for (const row of document.querySelectorAll<HTMLElement>("[data-local-drop]")) delete row.dataset.localDrop;
}

export function listenToOrder(): void {
  let dragged: HTMLElement | null = null;

  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    const button = way && rowOf(event.target)?.querySelector<HTMLElement>(`[data-move="${way}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });

  document.addEventListener("dragstart", (event) => {
    const row = event.target instanceof HTMLElement && event.target.draggable ? rowOf(event.target) : null;
    if (!row || !event.dataTransfer) return;
    dragged = row;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", row.id);
    event.dataTransfer.setDragImage(row, 0, 0);
  });

  document.addEventListener("dragover", (event) => {
    const row = dragged && rowOf(event.target);
    unmark();
    if (!row || row === dragged) return;
    event.preventDefault();
    row.dataset.localDrop = isAfter(row, event) ? "after" : "before";
  });

  document.addEventListener("drop", (event) => {
    const row = dragged && rowOf(event.target);
    const form = dragged?.querySelector<HTMLFormElement>("form[data-place]");
    if (!row || !form || row === dragged) return;
    event.preventDefault();
    const set = (name: string, value: string): void => { const field = form.elements.namedItem(name); if (field instanceof HTMLInputElement) field.value = value; };
    set("beside", row.id);
    set("side", isAfter(row, event) ? "after" : "before");
    // What is filled in stays there: a press of a move button says its step, and that goes first.
    form.requestSubmit();
  });

  document.addEventListener("dragend", () => { dragged = null; unmark(); });
}
