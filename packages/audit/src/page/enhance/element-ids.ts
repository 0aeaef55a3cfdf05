/** The element that carries the report as JSON. */
export const REPORT_DATA_ID = "report-data";

/** The button that saves that JSON as a file. */
export const DOWNLOAD_ID = "download";
