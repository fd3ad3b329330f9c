// Counts down what the server drew: [data-ends-at] holds the moment, its first b shows what is left, data-up says that
// nothing is.
const SECOND = 1000;

function tick(): void {
  for (const clock of document.querySelectorAll<HTMLElement>("[data-ends-at]")) {
    const seconds = Math.max(0, Math.ceil((Number(clock.dataset.endsAt) - Date.now()) / SECOND));
    const shown = clock.querySelector("b");
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (shown && shown.textContent !== text) shown.textContent = text;
    clock.toggleAttribute("data-up", seconds === 0);
  }
}

/** Starts the clocks there are and will be. */
export function runClocks(): void {
  setInterval(tick, SECOND);
  document.addEventListener("htmx:after:swap", tick);
  addEventListener("DOMContentLoaded", tick);
}
