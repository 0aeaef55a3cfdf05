import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { READY_MADE_PAIRS } from "@hushport/core";
import * as z from "zod/mini";
import { expect, test } from "vitest";

const LOCALES = join(import.meta.dirname, "_locales");
const SOURCES = join(import.meta.dirname, "..");
const catalogueSchema = z.record(
  z.string(),
  z.object({ message: z.string(), description: z.optional(z.string()) }),
);

const languages = readdirSync(LOCALES);

function catalogue(language: string): z.infer<typeof catalogueSchema> {
  return catalogueSchema.parse(JSON.parse(readFileSync(join(LOCALES, language, "messages.json"), "utf8")));
}

const english = catalogue("en");

/** Where text of a message is made part of another: the number of a singular may be left out. */
function placeholders(message: string): readonly string[] {
  return [...new Set(message.match(/\$\d/g))].toSorted();
}

const sources = ["ui", "guard", "i18n"]
  .flatMap((folder) =>
    readdirSync(join(SOURCES, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      join(SOURCES, folder, file),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".test.ts"))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");
const manifests = readdirSync(join(SOURCES, "..", "manifest"))
  .map((file) => readFileSync(join(SOURCES, "..", "manifest", file), "utf8"))
  .join("\n");

/** Messages whose name is put together: `term_${known}`. */
const prefixes = [...sources.matchAll(/`([a-z_]+_)\$\{/g)].flatMap(([, prefix]) => prefix ?? []);

function isUsed(key: string): boolean {
  const stem = key.replace(/_(?:zero|one|two|few|many|other)$/, "");
  return (
    [key, stem].some((name) => sources.includes(`"${name}"`)) ||
    manifests.includes(`__MSG_${key}__`) ||
    prefixes.some((prefix) => key.startsWith(prefix))
  );
}

test("the catalogues are English and German at least", () => {
  expect(languages).toEqual(expect.arrayContaining(["de", "en"]));
});

test.each(languages)("%s has every message, and no other", (language) => {
  expect(Object.keys(catalogue(language)).toSorted()).toEqual(Object.keys(english).toSorted());
});

test.each(languages)("%s puts the same values into each message as English", (language) => {
  const translated = catalogue(language);
  const different = Object.keys(english).filter(
    (key) =>
      placeholders(translated[key]?.message ?? "").join() !==
      placeholders(english[key]?.message ?? "").join(),
  );
  expect(different).toEqual([]);
});

test.each(languages)("%s leaves no message empty, and fits the stores' limits", (language) => {
  const translated = catalogue(language);
  expect(
    Object.entries(translated).filter(([, { message }]) => message.trim() === "" && message !== " "),
  ).toEqual([]);
  // https://developer.chrome.com/docs/extensions/reference/manifest/description
  expect(translated["extension_description"]?.message.length).toBeLessThanOrEqual(132);
  expect(translated["extension_name"]?.message.length).toBeLessThanOrEqual(45);
});

test("every message is used", () => {
  expect(Object.keys(english).filter((key) => !isUsed(key))).toEqual([]);
});

test("every message that a page asks for is there", () => {
  const asked = [...sources.matchAll(/\b(?:t|getMessage)\(\s*"([a-z_]+)"/g)].flatMap(([, key]) => key ?? []);
  const counted = [...sources.matchAll(/\btCount\(\s*"([a-z_]+)"/g)].map(([, key]) => `${key}_other`);
  expect(asked.length).toBeGreaterThan(50);
  expect([...asked, ...counted].filter((key) => !(key in english))).toEqual([]);
});

test("every plural has the form for all other numbers, and the one for one", () => {
  const stems = Object.keys(english).flatMap((key) => /^(.*)_other$/.exec(key)?.[1] ?? []);
  expect(stems.filter((stem) => !(`${stem}_one` in english))).toEqual([]);
});

test("the catalogue says of every ready-made pair what it is for, as core does in English", () => {
  const said = Object.entries(english).flatMap(([key, { message }]) =>
    key.startsWith("pair_") ? [[key, message]] : [],
  );
  expect(Object.fromEntries(said)).toEqual(
    Object.fromEntries(
      READY_MADE_PAIRS.map(({ id, purpose }) => [`pair_${id.replaceAll("-", "_")}`, purpose]),
    ),
  );
});

test("German says it in words of its own", () => {
  const german = catalogue("de");
  const same = Object.entries(english).filter(
    ([key, { message }]) => key.startsWith("pair_") && german[key]?.message === message,
  );
  expect(same).toEqual([]);
});
