import { readFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import * as z from "zod/mini";
import type { Answer } from "./desk.ts";
import { streamOf } from "./stream-of.ts";
import { OWNER_FILE } from "./listen-owner.ts";

/** The owner of a folder ended, or never listened. Asking again, or opening the folder, may help. */
export class OwnerGoneError extends Error {
  override readonly name = "OwnerGoneError";
  readonly code = "ERR_SURVEY_OWNER_GONE";
}

const ownerSchema = z.object({ path: z.string() });

/** How long an owner may take to answer; it may be storing results. */
const ANSWER_DEADLINE_MS = 60_000;

/** @returns What asks the owner of a folder, or `undefined` when none listens. */
export async function findOwner(folder: string): Promise<Answer | undefined> {
  let path: string;
  try {
    path = ownerSchema.parse(JSON.parse(await readFile(join(folder, OWNER_FILE), "utf8"))).path;
  } catch {
    // Absent, or of an owner that was killed while it wrote: either way nobody can be asked.
    return undefined;
  }
  return (request) => askOver(path, request);
}

async function askOver(socketPath: string, { url, method }: Request): Promise<Response> {
  const { pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const fail = (cause: Error): void =>
      reject(new OwnerGoneError(`Cannot ask the owner at ${socketPath}: ${cause.message}`, { cause }));
    const asked = httpRequest({
      socketPath,
      path: `${pathname}${search}`,
      method,
      agent: false,
      headers: { host: "owner" },
    });
    asked.setTimeout(ANSWER_DEADLINE_MS, () => asked.destroy(new Error("it did not answer in time")));
    asked.once("error", fail);
    asked.once("response", (response) => {
      const headers = new Headers();
      for (const [name, value] of Object.entries(response.headers)) {
        if (!CONNECTION_HEADERS.has(name) && typeof value === "string") headers.set(name, value);
      }
      const status = response.statusCode ?? 502;
      resolve(new Response(streamOf(response), { status, headers }));
    });
    asked.end();
  });
}

/** What is said of the connection to the owner says nothing of the next one. */
const CONNECTION_HEADERS = new Set(["connection", "keep-alive", "transfer-encoding"]);
