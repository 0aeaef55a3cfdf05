import { startGuard } from "../guard/start-guard.ts";
import { createChromiumEngine } from "./create-chromium-engine.ts";

startGuard(createChromiumEngine);
