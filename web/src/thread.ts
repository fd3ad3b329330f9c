// The drawing of the red thread has one tab stop. Up and down move within a column, left and right to the nearest point of the next
// column that has any; Enter follows the link, Escape shows all threads again.
//
//   svg[data-thread] > g[data-column] > a[data-knot]
//   a[data-thread-out]      leads back to all threads

const columnsOf = (drawing: Element): SVGAElement[][] =>
  [...drawing.querySelectorAll("g[data-column]")].map((column) => [...column.querySelectorAll<SVGAElement>("a[data-knot]")]).filter((column) => column.length);

const heightOf = (knot: Element): number => knot.getBoundingClientRect().bottom;

function setStop(drawing: Element, stop: Element): void {
  for (const knot of drawing.querySelectorAll("a[data-knot]")) knot.setAttribute("tabindex", knot === stop ? "0" : "-1");
}

export function prepareThread(): void {
  // Where there is no room for the drawing, the table is the thread.
  const table = document.querySelector<HTMLDetailsElement>("details[data-as-table]:not([data-local-shown])");
  if (table && matchMedia("(max-width: 48rem)").matches) {
    table.dataset.localShown = "";
    table.open = true;
  }
  for (const drawing of document.querySelectorAll("[data-thread]")) {
    const stop = drawing.querySelector("a[data-knot]:focus") ?? drawing.querySelector("a[data-knot][tabindex='0']") ?? drawing.querySelector("a[data-knot].on") ?? drawing.querySelector("a[data-knot]");
    if (stop) setStop(drawing, stop);
  }
}

function next(columns: SVGAElement[][], here: Element, key: string): SVGAElement | undefined {
  const x = columns.findIndex((column) => column.some((knot) => knot === here));
  const column = columns[x];
  if (!column) return undefined;
  const y = column.findIndex((knot) => knot === here);
  if (key === "ArrowUp") return column[y - 1];
  if (key === "ArrowDown") return column[y + 1];
  const beside = columns[key === "ArrowLeft" ? x - 1 : x + 1];
  const from = heightOf(here);
  return beside?.reduce((nearest, knot) => (Math.abs(heightOf(knot) - from) < Math.abs(heightOf(nearest) - from) ? knot : nearest));
}

export function listenToThread(): void {
  document.addEventListener("keydown", (event) => {
    const here = event.target instanceof Element ? event.target.closest("a[data-knot]") : null;
    const drawing = here?.closest("[data-thread]");
    if (!here || !drawing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      document.querySelector<HTMLAnchorElement>("a[data-thread-out]")?.click();
    } else if (/^Arrow(Left|Right|Up|Down)$/.test(event.key)) {
      event.preventDefault();
      const to = next(columnsOf(drawing), here, event.key);
      if (!to) return;
      setStop(drawing, to);
      to.focus();
    }
  });
  prepareThread();
}
