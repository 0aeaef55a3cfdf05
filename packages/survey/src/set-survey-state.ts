import { findSurvey } from "./find-survey.ts";
import type { Store } from "./store/store.ts";
import type { SurveyState } from "./store/tables.ts";

/** Stops a survey, or opens it again. Workers finish what they have and take no more; nothing is lost. */
export async function setSurveyState({ db }: Store, name: string, state: SurveyState): Promise<void> {
  const { id } = await findSurvey(db, name);
  await db.updateTable("survey").set({ state }).where("id", "=", id).execute();
}
