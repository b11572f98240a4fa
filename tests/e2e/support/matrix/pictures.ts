// Pictures that do not come, or are none. The tasks do not care.

/** What the frame says; nothing, where a picture is seen. */
export interface PictureFault {
  fault: string;
  says?: string;
  logs?: RegExp;
}

const BROKEN = "Picture cannot be loaded";
const ERR = /ERR_/;
const status = (number: number): PictureFault => ({
  fault: `http-${number}`,
  says: BROKEN,
  // The guard knows that pictures can be gone.
  logs: number === 404 ? undefined : new RegExp(`status of ${number} .*/pictures/`),
});

export const PICTURES: PictureFault[] = [
  ...[403, 404, 410, 415, 429, 500, 503].map(status),
  { fault: "html", says: BROKEN },
  { fault: "text", says: BROKEN },
  { fault: "empty", says: BROKEN },
  { fault: "empty-204", says: BROKEN },
  { fault: "binary", says: BROKEN },
  { fault: "reset", says: BROKEN, logs: ERR },
  { fault: "reset-headers", says: BROKEN, logs: ERR },
  { fault: "bad-gzip", says: BROKEN, logs: ERR },
  { fault: "redirect-loop", says: BROKEN, logs: ERR },
  { fault: "hang", says: "Loading picture…" },
  { fault: "svg" },
  { fault: "slow-5" },
  { fault: "delay-400" },
];
