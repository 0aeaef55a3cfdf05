import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { aptInstall, hasApt } from "./apt.mjs";
import { say } from "./run.mjs";

/** Programs that the tests start besides browsers, and the Debian package of each. */
const TOOLS = [
  ["ip", "iproute2"], // private networks
  ["nft", "nftables"], // ports that never answer
  ["unshare", "util-linux"], // network namespaces
  ["initdb", "postgresql"], // surveys of many machines
];

/** Debian keeps them out of an ordinary user's PATH. */
const SYSTEM_FOLDERS = ["/usr/sbin", "/sbin", ...postgresFolders()];

/** One folder a version, none of them in anybody's PATH. */
function postgresFolders() {
  const place = "/usr/lib/postgresql";
  return existsSync(place) ? readdirSync(place).map((version) => join(place, version, "bin")) : [];
}

/** Installs what only the tests need. Tests that miss a tool say so themselves, so nothing here is fatal. */
export async function installTestTools() {
  if (process.platform !== "linux") return;
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...SYSTEM_FOLDERS];
  const missing = TOOLS.filter(([tool]) => !folders.some((folder) => existsSync(join(folder, tool))));
  if (missing.length === 0) return;
  const packages = missing.map(([, name]) => name);
  const names = missing.map(([tool]) => tool).join(" and ");
  if (!hasApt()) {
    say(
      `the tests of private networks and of survey servers need ${names} (Debian: apt-get install ${packages.join(" ")})`,
    );
    return;
  }
  say(`installing ${packages.join(" and ")} for the tests (apt-get)`);
  const reason = await aptInstall(packages);
  if (reason !== undefined)
    say(
      `cannot install ${packages.join(" and ")}: ${reason}. Tests that need ${names} will fail or be skipped`,
    );
}
