import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, symlink, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { MANIFEST_NAME, writeManifest } from "./manifest.ts";
import { isUntouched, verifyBundle } from "./verify-bundle.ts";

const VISIT = { url: "https://shop.example/", startedAt: "2026-11-21T12:00:00.000Z" };

async function makeBundle() {
  const directory = await mkdtemp(join(tmpdir(), "hushport-bundle-"));
  await mkdir(join(directory, "evidence", "scripts"), { recursive: true });
  await writeFile(join(directory, "report.json"), "{}");
  await writeFile(join(directory, "evidence", "netlog.json"), "abc");
  await writeFile(join(directory, "evidence", "scripts", "a.js"), "");
  onTestFinished(() => rm(directory, { recursive: true }));
  return { directory, path: (name: string) => join(directory, name) };
}

test("writeManifest() lists every file at every depth with its size and SHA-256, and not itself", async () => {
  const bundle = await makeBundle();
  const { files } = await writeManifest(bundle.directory, VISIT);
  expect(files.map(({ path, sizeBytes }) => [path, sizeBytes])).toEqual([
    ["evidence/netlog.json", 3],
    ["evidence/scripts/a.js", 0],
    ["report.json", 2],
  ]);
  // The sum of "abc" is the first example of FIPS 180-2, appendix B.1.
  expect(files[0]?.sha256).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("verifyBundle() of a bundle that nobody touched reports no difference", async () => {
  const bundle = await makeBundle();
  await writeManifest(bundle.directory, VISIT);
  const { manifest, differences } = await verifyBundle(bundle.directory);
  expect(manifest.url).toBe(VISIT.url);
  expect(isUntouched(differences)).toBe(true);
});

test("verifyBundle() names what was changed, removed, added, or exchanged for a link", async () => {
  const bundle = await makeBundle();
  await writeFile(bundle.path("evidence/visit.json"), "{}");
  await writeManifest(bundle.directory, VISIT);
  await writeFile(bundle.path("evidence/netlog.json"), "abd");
  await unlink(bundle.path("report.json"));
  await unlink(bundle.path("evidence/visit.json"));
  await symlink("/etc/hostname", bundle.path("evidence/visit.json"));
  await writeFile(bundle.path("evidence/extra.json"), "{}");
  const { differences } = await verifyBundle(bundle.directory);
  expect(differences).toEqual({
    changed: ["evidence/netlog.json"],
    missing: ["evidence/visit.json", "report.json"],
    added: ["evidence/extra.json"],
  });
});

test.each(["../secret", "/etc/passwd", "evidence/../../secret"])(
  "verifyBundle() refuses a manifest that names %s",
  async (path) => {
    const bundle = await makeBundle();
    const sha256 = createHash("sha256").digest("hex");
    const manifest = {
      format: "hushport.evidence",
      version: 1,
      ...VISIT,
      files: [{ path, sizeBytes: 0, sha256 }],
    };
    await writeFile(bundle.path(MANIFEST_NAME), JSON.stringify(manifest));
    await expect(verifyBundle(bundle.directory)).rejects.toMatchObject({ code: "ERR_AUDIT_MANIFEST" });
  },
);

test.each([undefined, "", "[]", "{", '{"format":"other"}'])(
  "verifyBundle() says that a folder is no bundle when its manifest is %j",
  async (text) => {
    const bundle = await makeBundle();
    if (text !== undefined) await writeFile(bundle.path(MANIFEST_NAME), text);
    await expect(verifyBundle(bundle.directory)).rejects.toMatchObject({ code: "ERR_AUDIT_MANIFEST" });
  },
);
