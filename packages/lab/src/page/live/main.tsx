// What is bundled for browsers: the lab's page.
import { render } from "preact";
import { Drawing } from "../drawing.ts";
import { App } from "./app.tsx";

const root = document.getElementById("app");
if (root !== null) {
  render(
    <Drawing.Provider value={document}>
      <App />
    </Drawing.Provider>,
    root,
  );
}
