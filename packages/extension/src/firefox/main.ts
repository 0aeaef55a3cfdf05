import { startGuard } from "../guard/start-guard.ts";
import { createFirefoxEngine } from "./engine.ts";

startGuard(createFirefoxEngine);
