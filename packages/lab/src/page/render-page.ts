// What is bundled for Node: every page of results.
export { renderLab } from "./render-lab.tsx";
export { renderTalk } from "./render-talk.tsx";
