import * as z from "zod/mini";
import en from "zod/v4/locales/en.js";

/** English words for what is wrong; of the small form of zod they are no part. */
const { localeError } = en();

/** What was read, or the first thing that is wrong with it, in one line: `ports[0].from: Invalid input: expected …`. */
export type ReadShape<Value> =
  | { readonly kind: "read"; readonly value: Value }
  | { readonly kind: "wrong"; readonly reason: string };

/** Holds what somebody else wrote against a shape. */
export function readShape<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
): ReadShape<z.infer<Schema>> {
  const parsed = z.safeParse(schema, value, { error: localeError });
  return parsed.success
    ? { kind: "read", value: parsed.data }
    : { kind: "wrong", reason: describe(parsed.error) };
}

function describe({ issues }: z.core.$ZodError): string {
  const [issue] = issues;
  if (issue === undefined) return "it has another shape";
  const place = issue.path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
  return place === "" ? issue.message : `${place}: ${issue.message}`;
}
