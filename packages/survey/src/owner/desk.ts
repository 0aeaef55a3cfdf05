import * as z from "zod/mini";
import { VERDICTS } from "@hushport/core";
import { SurveyError } from "../errors.ts";
import type { SurveyStatus } from "../survey-status.ts";
import type { SurveyState } from "../store/tables.ts";

/** Answers requests: an app of this process, or the owner of a folder over its socket. */
export type Answer = (request: Request) => Promise<Response>;

/** What can be asked of a store, whoever owns it. */
export interface Desk extends AsyncDisposable {
  /** Pages of the explorer. */
  readonly answer: Answer;
  readonly status: (survey: string) => Promise<SurveyStatus>;
  /** Every visit that ended, in one of `EXPORT_FORMATS`. */
  readonly exportVisits: (survey: string, format: string) => Promise<ReadableStream<Uint8Array>>;
  readonly setState: (survey: string, state: SurveyState) => Promise<void>;
}

/** Paths that are for other programs of this machine, never for pages. */
export const DESK_PATH = "/-/";

const count = z.int();
const statusSchema = z.object({
  name: z.string(),
  state: z.enum(["open", "stopped"]),
  sites: count,
  planned: count,
  answered: count,
  dead: count,
  verdicts: z.partialRecord(z.enum(VERDICTS), count),
  visitsPerHour: z.nullable(z.number()),
  errors: z.array(z.object({ code: z.string(), count })),
});

const failureSchema = z.object({ code: z.string(), message: z.string() });

/** Makes a desk of whatever answers. */
export function createDesk(answer: Answer, close: () => Promise<void>): Desk {
  const ask = async (path: string, query: Record<string, string>, method = "GET"): Promise<Response> => {
    const url = `http://owner${DESK_PATH}${path}?${new URLSearchParams(query).toString()}`;
    const response = await answer(new Request(url, { method }));
    if (response.ok) return response;
    const failure = failureSchema.safeParse(await response.json().catch(() => undefined));
    throw failure.success
      ? new SurveyError(failure.data.code, failure.data.message)
      : new SurveyError(
          "ERR_SURVEY_OWNER",
          `Cannot ask the owner of the survey: it answered ${response.status}`,
        );
  };
  return {
    answer,
    status: async (survey) => {
      const { visitsPerHour, ...status } = statusSchema.parse(await (await ask("status", { survey })).json());
      return { ...status, visitsPerHour };
    },
    exportVisits: async (survey, format) => {
      const { body } = await ask("export", { survey, format });
      if (body === null) throw new SurveyError("ERR_SURVEY_OWNER", `Cannot export ${survey}: nothing came`);
      return body;
    },
    setState: async (survey, state) => {
      await ask("state", { survey, state }, "POST");
    },
    [Symbol.asyncDispose]: close,
  };
}
