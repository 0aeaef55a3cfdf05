import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { aptInstall, hasApt } from "./apt.mjs";
import { projectNode, ROOT } from "./checkout.mjs";
import { lastLine, run, say } from "./run.mjs";
import { SetupError } from "./setup-error.mjs";

/** Chrome for Testing is 170 MB. */
const DOWNLOAD_DEADLINE_MS = 10 * 60_000;

/** A browser that tells its version takes less than a second; a disk that just woke up may take this long. */
const LOOK_DEADLINE_MS = 30_000;

/** After this, a browser that could not be had is tried for again. */
const RETRY_AFTER_MS = 24 * 60 * 60_000;

const TABLE = JSON.parse(readFileSync(join(ROOT, "packages", "recorder", "browsers.json"), "utf8"));
const TRIED = join(ROOT, "node_modules", ".hushport-browsers");

/** Where `@puppeteer/browsers` keeps what it downloads. */
const CACHE = process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), ".cache", "puppeteer");

/** Makes sure of a Chromium, and of a Firefox if it can be had. */
export async function installBrowsers() {
  const absent = [];
  for (const kind of ["chromium", "firefox"]) {
    if (isInTable(kind)) continue;
    const reason = await lookThoroughly(kind);
    if (reason === undefined) continue;
    // The user has chosen one; another in its place would be a surprise.
    if (namedByUser(kind) !== undefined) report(kind, reason.replace(/^Cannot use /, ""), namedRemedy(kind));
    else absent.push(kind);
  }
  if (absent.length === 0 || (absent.join() === "firefox" && wasTriedLately())) return;
  const debianReason = await installFromDebian(absent);
  for (const kind of absent) {
    if ((await lookThoroughly(kind)) === undefined) continue;
    const reason = await download(kind);
    if (reason === undefined) continue;
    report(kind, [debianReason, reason].filter((text) => text !== undefined).join("; "), installRemedy(kind));
  }
}

function namedByUser(kind) {
  return process.env[TABLE[kind].environment] || undefined;
}

function namedRemedy(kind) {
  return `Correct ${TABLE[kind].environment}, or unset it`;
}

function installRemedy(kind) {
  const { title, apt, environment } = TABLE[kind];
  return `Install ${title} (Debian: apt-get install ${apt}), or set ${environment} to its executable`;
}

/** Chromium is needed; Firefox is only worth a line. */
function report(kind, reason, remedy) {
  const { title } = TABLE[kind];
  if (kind === "chromium") throw new SetupError(`use ${title}`, reason, remedy);
  say(`no ${title}: ${reason}. ${remedy}; audits work without it`);
  rememberTry();
}

/** Not to be able to remember means to try again at the next start; that is all. */
function rememberTry() {
  try {
    writeFileSync(TRIED, String(Date.now()));
  } catch (error) {
    if (!["EACCES", "EPERM", "EROFS"].includes(error.code)) throw error;
  }
}

function wasTriedLately() {
  return existsSync(TRIED) && Date.now() - Number(readFileSync(TRIED, "utf8")) < RETRY_AFTER_MS;
}

/** The quick look: does a file stand where a browser would be. */
function isInTable(kind) {
  const { executables, cache } = TABLE[kind];
  const named = namedByUser(kind);
  if (named !== undefined) return existsSync(named);
  const installed = (executables[process.platform] ?? []).some(({ path }) => {
    const expanded = path.replace(/\$\{([^}]+)\}/g, (_, name) => process.env[name] ?? "");
    return existsSync(expanded);
  });
  if (installed) return true;
  return (cache[process.platform] ?? []).some((pattern) => {
    const [before, after] = pattern.split("/*/");
    const folder = join(CACHE, before);
    return existsSync(folder) && readdirSync(folder).some((build) => existsSync(join(folder, build, after)));
  });
}

/** The recorder's own search, which also starts what it finds. @returns the reason when there is none. */
async function lookThoroughly(kind) {
  const finder = join(ROOT, "packages", "recorder", "src", "browser", "find-browser.ts");
  const program = `import { pathToFileURL } from "node:url";
    const { findBrowser } = await import(pathToFileURL(${JSON.stringify(finder)}).href);
    try { await findBrowser(${JSON.stringify(kind)}); } catch (error) { console.error(error.message); process.exitCode = 1; }`;
  const { code, output } = await run(
    projectNode(),
    ["--conditions=hushport-source", "--input-type=module", "--eval", program],
    { cwd: ROOT, deadlineMs: LOOK_DEADLINE_MS },
  );
  return code === 0 ? undefined : (lastLine(output) ?? "the search for it did not end");
}

/** @returns the reason when apt-get was tried and failed. */
async function installFromDebian(kinds) {
  if (!hasApt()) return undefined;
  const packages = kinds.map((kind) => TABLE[kind].apt);
  say(`installing ${packages.join(" and ")} (apt-get)`);
  const together = await aptInstall(packages);
  // Ubuntu has neither package as a real one; on other relatives of Debian one may be missing.
  if (together === undefined || packages.length === 1) return together;
  for (const name of packages) await aptInstall([name]);
  return together;
}

/** @returns the reason when the browser cannot be downloaded, or does not start afterwards. */
async function download(kind) {
  const { puppeteer, title } = TABLE[kind];
  say(`downloading ${title} (@puppeteer/browsers install ${puppeteer})`);
  const { code, output, isLate } = await run(
    projectNode(),
    [
      join(ROOT, "node_modules", "@puppeteer", "browsers", "lib", "main-cli.js"),
      "install",
      puppeteer,
      "--path",
      CACHE,
    ],
    { cwd: ROOT, deadlineMs: DOWNLOAD_DEADLINE_MS },
  );
  if (isLate) return `the download was not done after ${DOWNLOAD_DEADLINE_MS} ms`;
  if (code !== 0) {
    const line = lastLine(output, /error/i) ?? lastLine(output) ?? "no reason given";
    return `it cannot be downloaded (${line.replace(/^Error: /, "").slice(0, 200)})`;
  }
  return lookThoroughly(kind);
}
