import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { AwsV4Signer } from "aws4fetch";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bucketOf, evidenceBucket } from "./evidence-bucket.ts";

// s3rver knows one pair of keys. It does not check signatures of version 4: the test of the vector below does.
const KEYS = { AWS_ACCESS_KEY_ID: "S3RVER", AWS_SECRET_ACCESS_KEY: "S3RVER" };
let folder = "";
let endpoint = "";
let end: () => Promise<void> = () => Promise.resolve();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hushport-bucket-"));
  const program = join(
    dirname(createRequire(import.meta.url).resolve("s3rver/package.json")),
    "bin",
    "s3rver.js",
  );
  const args = ["--directory", join(folder, "server"), "--address", "127.0.0.1", "--port", "0"];
  await mkdir(join(folder, "server"));
  const child = spawn(process.execPath, [program, ...args, "--configure-bucket", "evidence"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  end = async () => {
    child.kill();
    await ended;
  };
  const port = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.once("exit", (code) => reject(new Error(`s3rver ended with ${code}: ${said}`)));
    child.stdout.on("data", (text) => {
      said += String(text);
      const told = /listening on 127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (told !== undefined) resolve(told);
    });
  });
  endpoint = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await end();
  await rm(folder, { recursive: true, force: true });
});

async function makeBundle(name: string): Promise<string> {
  const bundle = join(folder, name);
  await mkdir(join(bundle, "evidence"), { recursive: true });
  await writeFile(join(bundle, "report.json"), '{"verdict":"scan"}');
  await writeFile(join(bundle, "evidence", "netlog.json"), Buffer.alloc(3_000_000, "x"));
  return bundle;
}

const stored = (...path: string[]): string => join(folder, "server", "evidence", ...path);

test("evidenceBucket() keeps every file of a bundle below the visit's name", async () => {
  const bucket = bucketOf("s3://evidence/spring 2026", { ...KEYS, AWS_ENDPOINT_URL: endpoint });
  const kept = await evidenceBucket(bucket).keep(await makeBundle("whole"), "7-0-1");
  expect(kept).toEqual({ place: "7-0-1", bytes: 3_000_018 });
  const report = await readFile(stored("spring 2026", "7-0-1", "report.json._S3rver_object"), "utf8");
  expect(report).toBe('{"verdict":"scan"}');
});

test("evidenceBucket() gives raw recordings up when a bundle is too large", async () => {
  const bucket = bucketOf("s3://evidence", { ...KEYS, AWS_ENDPOINT_URL: endpoint });
  const kept = await evidenceBucket(bucket, { maxVisitBytes: 1_000 }).keep(
    await makeBundle("large"),
    "8-0-1",
  );
  expect(kept).toEqual({ place: "8-0-1", bytes: 18 });
  await access(stored("8-0-1", "report.json._S3rver_object"));
  await expect(access(stored("8-0-1", "evidence", "netlog.json._S3rver_object"))).rejects.toThrow(/ENOENT/);
});

test("evidenceBucket() keeps nothing of a bundle that is too large even then", async () => {
  const bucket = bucketOf("s3://evidence", { ...KEYS, AWS_ENDPOINT_URL: endpoint });
  const keeping = evidenceBucket(bucket, { maxVisitBytes: 10 }).keep(await makeBundle("huge"), "10-0-1");
  await expect(keeping).rejects.toThrow(/^Cannot keep 18 bytes of one visit: 10 are the most$/);
  await expect(access(stored("10-0-1"))).rejects.toThrow(/ENOENT/);
});

test.each([
  [
    "a key that the server does not know",
    "s3://evidence",
    { AWS_ACCESS_KEY_ID: "ANOTHER" },
    /InvalidAccessKeyId/,
  ],
  ["a bucket that is not there", "s3://another", {}, /NoSuchBucket/],
])("evidenceBucket() says so of %s", async (_name, url, environment, message) => {
  const bucket = bucketOf(url, { ...KEYS, AWS_ENDPOINT_URL: endpoint, ...environment });
  const bundle = await makeBundle("refused");
  await expect(evidenceBucket(bucket).keep(bundle, "9-0-1")).rejects.toThrow(message);
});

test.each([
  ["s3://", KEYS],
  ["s3://evidence", {}],
  ["s3://evidence", { ...KEYS, AWS_ENDPOINT_URL: "nowhere" }],
])("bucketOf() refuses %s with %o", (url, environment) => {
  expect(() => bucketOf(url, environment)).toThrow(/Cannot keep evidence/);
});

test("bucketOf() takes keys that are lent for a while with their token", () => {
  expect(bucketOf("s3://evidence", { ...KEYS, AWS_SESSION_TOKEN: "lent" })).toMatchObject({
    sessionToken: "lent",
  });
});

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html, "GET Bucket Lifecycle". */
test("the signer signs Amazon's own example as Amazon does", async () => {
  const signer = new AwsV4Signer({
    url: "https://examplebucket.s3.amazonaws.com/?lifecycle",
    accessKeyId: "AKIAIOSFODNN7EXAMPLE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    region: "us-east-1",
    service: "s3",
    datetime: "20130524T000000Z",
    headers: { "X-Amz-Content-Sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
  });
  expect(await signer.authHeader()).toContain(
    "Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
  );
});
