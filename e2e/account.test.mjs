// One's own account, and what happens to text on a page without a script when it can't be saved.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { overflowing, unknownClasses, violations } from "./lib/axe.mjs";
import { DESKTOP, launch, open, PHONE } from "./lib/browser.mjs";
import { comeIn, OWNER, Taktikk } from "./lib/taktikk.mjs";

describe("one's own account", () => {
  const server = new Taktikk();
  let browser, anne;

  before(async () => {
    browser = await launch();
    await server.start();
    anne = await open(browser, null, DESKTOP);
    await comeIn(anne.page, server);
  });
  after(async () => { await browser?.close(); await server.end(); });

  const save = (page) => Promise.all([page.waitForLoadState("load"), page.locator('form[action="/account"] button').click()]);

  test("is readable for everybody, in both languages, light and dark, on a screen and on a phone", async () => {
    for (const size of [DESKTOP, PHONE]) for (const locale of ["nb-NO", "en-GB"]) for (const colorScheme of ["light", "dark"]) {
      const { page, context, errors } = await open(browser, null, { ...size, locale, colorScheme, storageState: await anne.context.storageState() });
      await page.goto(`${server.address}/account`);
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(await overflowing(page), []);
      assert.deepEqual(await unknownClasses(page), []);
      assert.deepEqual(errors, []);
      await context.close();
    }
  });

  test("colours and language follow the person to every page", async () => {
    const { page } = anne;
    await page.goto(`${server.address}/account`);
    await page.selectOption("#scheme", "dark");
    await page.selectOption("#language", "en");
    await save(page);
    await page.goto(`${server.address}/`);
    assert.equal(await page.locator("html").getAttribute("data-color-scheme"), "dark");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await page.goto(`${server.address}/account`);
    await page.selectOption("#scheme", "auto");
    await page.selectOption("#language", "nb");
    await save(page);
    assert.equal(await page.locator("html").getAttribute("lang"), "nb");
  });

  test("a key for programs opens the API until it is closed", async () => {
    const { page } = anne;
    await page.goto(`${server.address}/account`);
    await page.fill("#token-name", "Regneark");
    await page.locator('form[action="/account/tokens"] button').click();
    const key = await page.locator(".note code").innerText();
    const ask = async () => (await fetch(`${server.address}/api/v1/plans`, { headers: { authorization: `Bearer ${key}` } })).status;
    assert.equal(await ask(), 200);
    await page.locator('form[action="/account/tokens/revoked"] button').click();
    await page.waitForURL(`${server.address}/account`);
    assert.equal(await ask(), 401);
  });

  test("a new password takes the place of the old one, and ends what was open elsewhere", async () => {
    const other = await open(browser, `${server.address}/sign-in`, DESKTOP);
    const signIn = async (password) => {
      await other.page.goto(`${server.address}/sign-in`);
      await other.page.fill("#email", OWNER.email);
      await other.page.fill("#password", password);
      await other.page.click("form button[type=submit]");
      await other.page.waitForLoadState("load");
      return !other.page.url().endsWith("/sign-in");
    };
    assert.ok(await signIn(OWNER.password));
    const { page } = anne;
    const change = async (now) => {
      await page.goto(`${server.address}/account`);
      await page.fill("#password", now);
      await page.fill("#new_password", "en enda lengre setning");
      await page.locator('form[action="/account/password"] button').click();
      await page.waitForLoadState("load");
    };
    await change("ikke dette");
    assert.match(await page.locator("h1").innerText(), /stemmer ikke/);
    await change(OWNER.password);
    assert.match(await page.locator("[role=status]").innerText(), /er byttet/);
    await other.page.goto(`${server.address}/account`);
    assert.match(other.page.url(), /\/sign-in$/);
    assert.ok(!(await signIn(OWNER.password)));
    assert.ok(await signIn("en enda lengre setning"));
    await other.context.close();
  });

  test("without a script, what was typed comes back with the reason it was not saved, and can be sent again", async () => {
    const plan = await anne.page.goto(`${server.address}/`).then(() =>
      anne.page.locator('main a[href*="/plans/"]').first().evaluate((link) => link.href.match(/^.*\/plans\/[^/]+/)[0]));
    const { page, context } = await open(browser, null, { ...DESKTOP, javaScriptEnabled: false, storageState: await anne.context.storageState() });
    await page.goto(`${plan}/audiences`);
    await page.locator("#audiences article").first().getByRole("link", { name: "Rett" }).click();
    const form = page.locator("article.opened form[action*='/audiences/']").first();
    await form.locator('[name="needs"]').fill("Vil vite når skolen er stengt, før klokka sju om morgenen.");
    await form.locator('[name="size_from"]').fill("mange");
    await form.locator("button[type=submit]").click();
    assert.match(await page.locator("h1").innerText(), /Skriv et tall/);
    await page.locator('[name="size_from"]').fill("1200");
    await page.locator('[name="size_to"]').fill("1500");
    assert.equal(await page.locator('[name="needs"]').inputValue(), "Vil vite når skolen er stengt, før klokka sju om morgenen.");
    await page.locator("form.form button[type=submit]").click();
    await page.waitForURL((address) => address.pathname.includes("/audiences"));
    assert.match(await page.locator("main").innerText(), /før klokka sju om morgenen/);
    await context.close();
  });
});
