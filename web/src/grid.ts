// A table of links or buttons with one tab stop: the arrows move in it, Home and End go to the ends of a row.

/** Rows of stops, as they stand in the page. */
export const stopsOf = (grid: HTMLElement): HTMLElement[][] =>
  [...grid.querySelectorAll("tr")].map((row) => [...row.querySelectorAll<HTMLElement>("td a, td button")]).filter((row) => row.length);

/** Where a key leads from a place. */
export function steps(key: string, x: number, y: number, width: number): [x: number, y: number] | undefined {
  return { ArrowLeft: [x - 1, y], ArrowRight: [x + 1, y], ArrowUp: [x, y - 1], ArrowDown: [x, y + 1], Home: [0, y], End: [width - 1, y] }[key] as [number, number] | undefined;
}

export function placeIn(rows: HTMLElement[][], stop: Element | null): [x: number, y: number] | undefined {
  const y = rows.findIndex((row) => row.some((other) => other === stop));
  return y < 0 ? undefined : [rows[y].findIndex((other) => other === stop), y];
}

export function moveInGrid(grid: HTMLElement, key: string): boolean {
  const rows = stopsOf(grid);
  const at = placeIn(rows, document.activeElement);
  const to = at && steps(key, ...at, rows[at[1]].length);
  const next = to && rows[to[1]]?.[to[0]];
  if (next) goTo(grid, next);
  return Boolean(to);
}

/** Makes a stop the grid's tab stop and focuses it. */
export function goTo(grid: HTMLElement, stop: HTMLElement): void {
  setStop(grid, stop);
  stop.focus();
}

function setStop(grid: HTMLElement, stop: HTMLElement): void {
  for (const other of grid.querySelectorAll<HTMLElement>("td a, td button")) other.tabIndex = other === stop ? 0 : -1;
}

export function prepareGrids(): void {
  for (const grid of document.querySelectorAll<HTMLElement>("[data-grid]")) {
    const stop = grid.querySelector<HTMLElement>(":focus, td.on a") ?? grid.querySelector<HTMLElement>("td a[tabindex='0'], td button[tabindex='0']") ?? grid.querySelector<HTMLElement>("td a, td button");
    if (stop) setStop(grid, stop);
  }
}
