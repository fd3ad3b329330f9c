// The translations: both languages say the same things, and every message that the code asks for is there.

const LANGUAGES = ["nb", "en"];
const localeOf = (path) => path.match(/^crates\/words\/locales\/(\w+)\/(.+\.ftl)$/);

/** Message id → the variables in it, from one Fluent file. */
export function messages(source) {
  const found = new Map();
  let id = null;
  for (const line of source.split("\n")) {
    const head = line.match(/^(-?[a-zA-Z][\w-]*)\s*=/);
    if (head) { id = head[1]; if (found.has(id)) found.set(`${id} (twice)`, new Set()); found.set(id, new Set()); }
    else if (/^\S/.test(line)) id = null;
    const attribute = line.match(/^\s+(\.[a-zA-Z][\w-]*)\s*=/);
    if (id && attribute) found.set(`${id}${attribute[1]}`, new Set());
    if (id) for (const [, name] of line.matchAll(/\$([a-zA-Z][\w-]*)/g)) found.get(id).add(name);
  }
  return found;
}

export function checkWords(tracked, read, codeOnly) {
  const all = Object.fromEntries(LANGUAGES.map((language) => [language, new Map()]));
  const twice = [];
  for (const path of tracked) {
    const [, language, file] = localeOf(path) ?? [];
    if (!all[language]) continue;
    for (const [id, names] of messages(read(path))) {
      if (all[language].has(id) || id.endsWith(" (twice)")) twice.push(`${language}/${file}: ${id}`);
      all[language].set(id, { names, file });
    }
  }
  const missing = [];
  const variables = [];
  for (const [one, other] of [["nb", "en"], ["en", "nb"]]) for (const [id, { names, file }] of all[one]) {
    const twin = all[other].get(id);
    if (!twin) { missing.push(`${id} (${one}/${file}) is not in ${other}`); continue; }
    for (const name of names) if (!twin.names.has(name)) variables.push(`${id}: $${name} is used in ${one} but not in ${other}`);
  }
  return [
    ["no message is written twice", twice],
    ["every message is in both languages", missing],
    ["both languages use the same variables", variables],
    ["every message the code asks for is there", unknownMessages(tracked, read, codeOnly, all.nb)],
  ];
}

/** Literal message ids: what is given to the lookups of crates/words after the language, or to a page's own `t`. */
const LOOKUPS = [/\b(?:text|with|attr|has|t|tw)\(\s*(?:[^"()]|\(\))*\blang(?:\(\))?\s*,\s*"([a-z][\w-]*(?:\.[a-z][\w-]*)?)"/g, /\.(?:t|tw)\(\s*"([a-z][\w-]*(?:\.[a-z][\w-]*)?)"/g, /\bProblem::Bad\(\s*"([a-z][\w-]*)"/g];

function unknownMessages(tracked, read, codeOnly, known) {
  const faults = [];
  for (const path of tracked.filter((one) => /^crates\/\w+\/src\/.*\.rs$/.test(one))) {
    const source = codeOnly(read(path)).join("\n");
    for (const lookup of LOOKUPS) for (const { 1: id, index } of source.matchAll(lookup)) {
      if (!known.has(id)) faults.push(`${path}:${source.slice(0, index).split("\n").length} ${id}`);
    }
  }
  return faults;
}
