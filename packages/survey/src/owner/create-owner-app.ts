import { Hono } from "hono";
import { SurveyError } from "../errors.ts";
import { createExplorer, type Explorer } from "../explorer/create-explorer.ts";
import { EXPORT_FORMATS } from "../export/index.ts";
import { readRecords } from "../export/read-records.ts";
import { findSurvey } from "../find-survey.ts";
import { setSurveyState } from "../set-survey-state.ts";
import type { Store } from "../store/store.ts";
import { surveyStatus } from "../survey-status.ts";
import { DESK_PATH } from "./desk.ts";
import { streamOf } from "./stream-of.ts";

/** What the owner of a store does when another program wants it. */
export interface OwnerOptions {
  /** Gives the store away; `undefined` where it is being worked with. */
  readonly onYield?: () => void;
}

/** Answers for a store: the explorer's pages, and what other commands ask. */
export function createOwnerApp(store: Store, { onYield }: OwnerOptions = {}): Explorer {
  const app = new Hono();
  const desk = new Hono();
  desk.get("/status", async (context) =>
    context.json(await surveyStatus(store, context.req.query("survey") ?? "")),
  );
  desk.get("/export", async (context) => {
    const { survey = "", format = "" } = context.req.query();
    const chosen = EXPORT_FORMATS.find(({ id }) => id === format);
    if (chosen === undefined)
      throw new SurveyError("ERR_SURVEY_FORMAT", `Cannot export as ${format}: it is no format`);
    // An unknown survey is told before the first byte.
    await findSurvey(store.db, survey);
    return new Response(streamOf(chosen.write(readRecords(store.db, survey))));
  });
  desk.post("/state", async (context) => {
    const { survey = "", state } = context.req.query();
    await setSurveyState(store, survey, state === "open" ? "open" : "stopped");
    return context.json({});
  });
  desk.post("/yield", (context) => {
    if (onYield === undefined)
      return context.json({ code: "ERR_SURVEY_OWNED", message: "It is at work" }, 409);
    onYield();
    return context.json({}, 202);
  });
  desk.notFound((context) =>
    context.json({ code: "ERR_SURVEY_OWNER", message: "There is no such request" }, 404),
  );
  desk.onError((error, context) => {
    const code = error instanceof SurveyError ? error.code : "ERR_SURVEY_OWNER";
    return context.json({ code, message: error.message }, 422);
  });
  app.route(DESK_PATH.slice(0, -1), desk);
  // Pages are loaded when one is asked for: most owners never show any.
  let explorer: Promise<Explorer> | undefined;
  app.all("*", async (context) => {
    explorer ??= createExplorer(store);
    return (await explorer).fetch(context.req.raw);
  });
  return app;
}
