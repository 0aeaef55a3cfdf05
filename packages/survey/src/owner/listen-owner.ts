import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import type { Explorer } from "../explorer/create-explorer.ts";

/** In the folder that is owned: where its owner listens. */
export const OWNER_FILE = "owner.json";

/** Bytes of a socket's path: macOS takes 103, Linux 107. */
const MOST_PATH_BYTES = 100;

/**
 * Lets other programs of this user ask the owner of a folder. Call it only with the folder's lock: what an owner that
 * was killed left behind is removed.
 */
export async function listenOwner(folder: string, app: Explorer): Promise<AsyncDisposable> {
  const place = await socketPlace(folder);
  await rm(place.path, { force: true });
  const answer = getRequestListener((request) => app.fetch(request), { overrideGlobalObjects: false });
  const server = createServer((request, response) => void answer(request, response));
  server.listen(place.path);
  await once(server, "listening");
  // Another owner's folder may be open to more than one user; its socket is not.
  if (process.platform !== "win32") await chmod(place.path, 0o600);
  const file = join(folder, OWNER_FILE);
  await writeFile(`${file}.new`, JSON.stringify({ path: place.path }), { mode: 0o600 });
  await rename(`${file}.new`, file);
  // Whoever has nothing else to do may end.
  server.unref();
  return {
    [Symbol.asyncDispose]: async () => {
      await rm(file, { force: true });
      const closed = once(server, "close");
      server.close();
      server.closeIdleConnections();
      // What is being sent is sent; who reads too slowly is left behind.
      const late = setTimeout(() => server.closeAllConnections(), LATE_MS);
      await closed;
      clearTimeout(late);
      if (place.temporary !== undefined) await rm(place.temporary, { recursive: true, force: true });
    },
  };
}

const LATE_MS = 5_000;

async function socketPlace(folder: string): Promise<{ readonly path: string; readonly temporary?: string }> {
  if (process.platform === "win32") return { path: `\\\\.\\pipe\\hushport-${randomUUID()}` };
  const path = join(folder, "owner.sock");
  if (Buffer.byteLength(path) <= MOST_PATH_BYTES) return { path };
  // A folder for this user alone: nobody else can put a socket there.
  const temporary = await mkdtemp(join(tmpdir(), "hushport-"));
  return { path: join(temporary, "owner.sock"), temporary };
}
