import { DOWNLOAD_ID, REPORT_DATA_ID } from "./element-ids.ts";
import { openForPrint } from "./open-for-print.ts";
import { saveFile } from "./save-file.ts";

const data = document.getElementById(REPORT_DATA_ID)?.textContent;
const button = document.getElementById(DOWNLOAD_ID);
if (button !== null && data !== undefined && data !== null) {
  button.hidden = false;
  button.addEventListener("click", () => {
    saveFile("report.json", JSON.stringify(JSON.parse(data), undefined, 2));
  });
}
openForPrint();
