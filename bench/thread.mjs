// How long the red thread's page takes to be answered, the way over the loopback included.
import { comeIn, Taktikk } from "../e2e/lib/taktikk.mjs";
import { launch, open } from "../e2e/lib/browser.mjs";

const AIM_MS = 30;
const TIMES = 60;
/** Changes that are sent at a time. */
const AT_ONCE = 40;
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

const id = (number) => Array.from({ length: 12 }, (_, at) => LETTERS[Math.floor(number / 32 ** (11 - at)) % 32]).join("");
const many = (count, make) => Array.from({ length: count }, (_, at) => make(at));
const text = (words) => ({ text: words });
const [statement, audience, objective, channel, claim, measure, level] = [1, 2, 3, 4, 5, 6, 7].map((kind) => (at) => id(kind * 1000 + at));
const person = id(8000);

const changes = [
  { bring_strategy: { document: { title: "Strategy" }, statements: many(60, (at) => ({ id: statement(at), label: `${1 + Math.floor(at / 10)}.${at % 10}`, kind: "paragraph", text: `Statement ${at}: people get an answer where they ask, and hear from us before they notice.` })) } },
  ...many(12, (at) => ({ add_audience: { id: audience(at), fields: [{ name: text(`Audience ${at} that needs something`) }] } })),
  ...many(12, (at) => ({ add_channel: { id: channel(at), fields: [{ name: text(`Channel ${at}`) }] } })),
  ...many(40, (at) => ({ add_objective: { id: objective(at), fields: [{ sentence: text(`Objective ${at}: they know where to get an answer`) }, { audiences: [audience(at % 12), audience((at + 5) % 12)] }, { anchors: { [statement((at * 3) % 60)]: 1, [statement((at * 7 + 1) % 60)]: 1 } }, { indicator: { what: "Calls" } }] } })),
  ...many(40, (at) => ({ add_claim: { id: claim(at), fields: [{ audience: audience(at % 12) }, { channel: channel(at % 12) }, { usage: "a-lot" }, { basis: at % 2 ? "known" : "assumed" }] } })),
  { add_person: { id: person, fields: [{ member: id(9) }, { hours_per_week: 20 }] } },
  ...many(12, (at) => ({ add_measure: { id: measure(at), fields: [{ title: text(`Measure ${at}`) }, { objectives: many(6, (more) => objective((at * 3 + more) % 40)) }, { audiences: many(4, (more) => audience((at + more) % 12)) }, { claims: many(5, (more) => claim((at * 3 + more) % 40)) }] } })),
  ...many(12, (at) => ({ add_level: { id: level(at), fields: [{ name: text("Weekly") }, { measure: measure(at) }, { content: { pieces_per_week: 1, hours_per_piece: 1 } }] } })),
  ...many(12, (at) => ({ choose: { measure: measure(at), choice: { level: level(at), hours_per_week: { [person]: 1 } } } })),
];

const server = new Taktikk();
const browser = await launch();
try {
  await server.start();
  const { page, context } = await open(browser);
  await comeIn(page, server);
  await page.goto(server.address);
  await page.fill("#title", "Thread");
  await page.locator("form[action='/plans'] button").click();
  await page.waitForURL(/strategy$/);
  const plan = page.url().match(/^.*\/plans\/[^/]+/)[0];
  for (let at = 0; at < changes.length; at += AT_ONCE) {
    const answer = await context.request.post(`${plan}/changes`, { form: { changes: JSON.stringify(changes.slice(at, at + AT_ONCE)) }, headers: { origin: server.address } });
    if (!answer.ok()) throw new Error(`${answer.status()}: ${await answer.text()}`);
  }
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  for (const path of ["/thread", `/thread/measure/${measure(3)}`, `/thread/statement/${statement(3)}`]) {
    const times = [];
    for (let time = 0; time < TIMES; time++) {
      const begun = performance.now();
      const answer = await fetch(plan + path, { headers: { cookie, "accept-encoding": "identity" } });
      await answer.text();
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    console.log(`${path.replace(/\/[0-9a-z]{12}$/, "/…").padEnd(20)} median ${times[TIMES / 2].toFixed(1)} ms, 95 of 100 within ${times[Math.floor(TIMES * 0.95)].toFixed(1)} ms (aim ${AIM_MS})`);
  }
} finally {
  await browser.close();
  await server.end();
}
