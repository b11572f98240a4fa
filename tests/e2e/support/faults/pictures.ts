// Images that fail to load or are no images. The tasks are not affected.

/** The text of the frame; none, if an image is visible. */
export interface PictureFault {
  fault: string;
  text?: string;
  consoleLog?: RegExp;
}

const BROKEN = "Image could not be loaded";
const ERR = /ERR_/;
const status = (number: number): PictureFault => ({
  fault: `http-${number}`,
  text: BROKEN,
  // The invariants allow missing images.
  consoleLog: number === 404 ? undefined : new RegExp(`status of ${number} .*/pictures/`),
});

export const PICTURES: PictureFault[] = [
  // Not 410: browsers cache it for ever, so that it cannot be retried.
  ...[403, 404, 415, 451, 429, 500, 503].map(status),
  { fault: "html", text: BROKEN },
  { fault: "text", text: BROKEN },
  { fault: "empty", text: BROKEN },
  { fault: "empty-204", text: BROKEN },
  { fault: "binary", text: BROKEN },
  { fault: "reset", text: BROKEN, consoleLog: ERR },
  { fault: "reset-headers", text: BROKEN, consoleLog: ERR },
  { fault: "bad-gzip", text: BROKEN, consoleLog: ERR },
  { fault: "redirect-loop", text: BROKEN, consoleLog: ERR },
  { fault: "hang", text: "Loading image…" },
  { fault: "svg" },
  { fault: "slow-5" },
  { fault: "delay-400" },
];
