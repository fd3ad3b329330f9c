// Moving a piece of content to another day: by dragging it, or by Alt and an arrow while it has the focus – a day sideways, a
// week up and down. Both fill in and send the form that stands in the piece.
//
//   [data-piece]            a piece of content; form[data-move-to] in it, with input[name=on]
//   [data-day]              where it can be put; [data-day-name] is said when it was
//   [data-moved]            where that is said
//   [data-local-drop]       the day something would be dropped on

const DAY_MS = 86_400_000;
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

const closest = (target: EventTarget | null, selector: string): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>(selector) : null);

function move(piece: HTMLElement, day: string): void {
  const form = piece.querySelector<HTMLFormElement>("form[data-move-to]");
  const on = form?.elements.namedItem("on");
  if (!form || !(on instanceof HTMLInputElement) || on.value === day) return;
  on.value = day;
  form.requestSubmit();
  const name = document.querySelector<HTMLElement>(`[data-day="${day}"]`)?.dataset.dayName ?? day;
  const said = document.querySelector("[data-moved]");
  if (said) said.textContent = name;
}

export function listenToCalendar(): void {
  let dragged: HTMLElement | null = null;
  let followed: string | null = null;
  const unmark = (): void => { for (const day of document.querySelectorAll<HTMLElement>("[data-day][data-local-drop]")) delete day.dataset.localDrop; };

  document.addEventListener("keydown", (event) => {
    const step = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey ? STEPS[event.key] : undefined;
    const piece = step === undefined ? null : closest(event.target, "[data-piece]");
    const on = piece?.querySelector<HTMLInputElement>("form[data-move-to] input[name=on]")?.value;
    if (!piece || step === undefined || !on) return;
    event.preventDefault();
    followed = piece.id;
    move(piece, new Date(Date.parse(on) + step * DAY_MS).toISOString().slice(0, 10));
  });

  // The piece is drawn anew where it went: the focus goes along.
  document.addEventListener("htmx:after:swap", () => {
    const piece = followed ? document.getElementById(followed) : null;
    if (piece && !piece.contains(document.activeElement)) piece.querySelector<HTMLElement>("a")?.focus();
  });
  document.addEventListener("focusin", (event) => { if (followed && closest(event.target, "[data-piece]")?.id !== followed) followed = null; });

  document.addEventListener("dragstart", (event) => {
    const piece = closest(event.target, "[data-piece]");
    if (!piece?.draggable || !event.dataTransfer) return;
    dragged = piece;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", piece.id);
  });
  document.addEventListener("dragover", (event) => {
    const day = dragged && closest(event.target, "[data-day]");
    if (!dragged) return;
    unmark();
    if (!day) return;
    event.preventDefault();
    day.dataset.localDrop = "on";
  });
  document.addEventListener("drop", (event) => {
    const day = dragged && closest(event.target, "[data-day]");
    if (!dragged || !day?.dataset.day) return;
    event.preventDefault();
    move(dragged, day.dataset.day);
  });
  document.addEventListener("dragend", () => { dragged = null; unmark(); });
}
