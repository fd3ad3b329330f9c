// Figures as the tables show them: a value beside the most it should be.

export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * share)];
}

export function head(title) {
  console.log(`\n${title}`);
  console.log(`${"".padEnd(52)} ${"value".padStart(10)} ${"aim".padStart(10)} ${"ratio".padStart(7)}`);
}

export function beside(what, value, most, unit) {
  const over = value > most ? "  over" : "";
  console.log(`${what.padEnd(52)} ${value.toFixed(1).padStart(10)} ${most.toFixed(1).padStart(10)} ${(value / most).toFixed(2).padStart(7)}  ${unit}${over}`);
}

export function alone(what, value, unit) {
  console.log(`${what.padEnd(52)} ${value.toFixed(1).padStart(10)} ${"".padStart(18)}  ${unit}`);
}
