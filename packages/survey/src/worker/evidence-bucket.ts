import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { AwsClient } from "aws4fetch";
import { SurveyError } from "../errors.ts";
import type { EvidenceStore } from "./keep-evidence.ts";
import { DEFAULT_EVIDENCE_LIMITS, trimBundle } from "./trim-bundle.ts";

/** A bucket of any service that speaks S3. */
export interface Bucket {
  /** `https://s3.eu-central-1.amazonaws.com`, `https://minio.example:9000`, … */
  readonly endpoint: string;
  readonly bucket: string;
  /** Before every object's name; empty for none. */
  readonly prefix: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of keys that are lent for a while: a role's, a single sign-on's. */
  readonly sessionToken?: string;
}

/** An object of 50 MB over a slow line. */
const PUT_DEADLINE_MS = 60_000;
const TRIES = 3;

/**
 * Reads `s3://bucket/prefix`, and the rest from the variables that other S3 programs read too: `AWS_ENDPOINT_URL`,
 * `AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`.
 *
 * @throws {SurveyError} `ERR_SURVEY_BUCKET` if one is missing.
 */
export function bucketOf(url: string, environment: Readonly<Record<string, string | undefined>>): Bucket {
  const { bucket, prefix = "" } =
    /^s3:\/\/(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(?<prefix>.*))?$/.exec(url)?.groups ?? {};
  if (bucket === undefined) {
    throw new SurveyError("ERR_SURVEY_BUCKET", `Cannot keep evidence in ${url}: expected s3://bucket/prefix`);
  }
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = environment;
  const region = environment["AWS_REGION"] ?? "us-east-1";
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new SurveyError(
      "ERR_SURVEY_BUCKET",
      `Cannot keep evidence in ${url}: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`,
    );
  }
  const endpoint = environment["AWS_ENDPOINT_URL"] ?? `https://s3.${region}.amazonaws.com`;
  if (URL.parse(endpoint) === null) {
    throw new SurveyError(
      "ERR_SURVEY_BUCKET",
      `Cannot keep evidence in ${url}: AWS_ENDPOINT_URL is no address`,
    );
  }
  return {
    endpoint: endpoint.replace(/\/+$/, ""),
    bucket,
    prefix: prefix.replace(/\/+$/, ""),
    region,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
  };
}

/** Keeps evidence in a bucket: one object a file, below the visit's name. A visit that is tried again overwrites its own. */
export function evidenceBucket(bucket: Bucket, limits = DEFAULT_EVIDENCE_LIMITS): EvidenceStore {
  const { endpoint, region, accessKeyId, secretAccessKey, sessionToken } = bucket;
  const client = new AwsClient({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    region,
    service: "s3",
    retries: TRIES - 1,
  });
  const addressOf = (name: string): string =>
    [
      endpoint,
      bucket.bucket,
      ...[bucket.prefix, name]
        .join("/")
        .split("/")
        .filter((part) => part !== "")
        .map(encodeURIComponent),
    ].join("/");
  const ask = async (method: string, name: string, body?: Uint8Array<ArrayBuffer>): Promise<void> => {
    const answer = await client.fetch(addressOf(name), {
      method,
      signal: AbortSignal.timeout(PUT_DEADLINE_MS),
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.text();
    if (answer.ok) return;
    const code = /<Code>([^<]*)<\/Code>/.exec(text)?.[1] ?? "no reason given";
    throw new SurveyError(
      "ERR_SURVEY_BUCKET",
      `Cannot ${method} ${name} in ${bucket.bucket}: ${answer.status} ${code}`,
    );
  };
  return {
    keep: async (bundle, name) => {
      const bytes = await trimBundle(bundle, limits);
      const kept: string[] = [];
      try {
        for (const file of await filesBelow(bundle)) {
          const key = `${name}/${relative(bundle, file).split(sep).join("/")}`;
          await ask("PUT", key, Uint8Array.from(await readFile(file)));
          kept.push(key);
        }
      } catch (error) {
        // Half of a bundle proves nothing.
        await Promise.allSettled(kept.map((key) => ask("DELETE", key)));
        throw error;
      }
      return { place: name, bytes };
    },
  };
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
