import { followEngine } from "../../../contract/follow-engine.ts";
import { mount } from "../../mount.tsx";
import { WarningPage } from "./warning-page.tsx";

// Anybody can put this page into a frame, and a click in a frame may be somebody else's idea.
if (window.top === window) {
  followEngine();
  mount("warning_title", <WarningPage />);
}
