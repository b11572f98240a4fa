// The recorded responses of the host tests are those of the demo. RECORD=1 writes them anew.

import { readFileSync, writeFileSync } from "node:fs";
import { Demo } from "../support/demo";
import { CORS_FAULTS, FAULTS } from "../support/faults/fault-types";
import { isRecorded, record, type Recording, RECORDINGS } from "../support/faults/recorded-responses";
import { expect, test } from "../support/test";

test("the demo sends the recorded response of every fault", async () => {
  const demo = await Demo.start({ tasks: 0, noBackground: true, failureRate: "none" });
  const recordings: Record<string, Recording> = {};
  try {
    for (const fault of [...Object.values(FAULTS).flat(), ...CORS_FAULTS].filter(isRecorded))
      recordings[fault.fault] = await record(demo, fault);
  } finally {
    await demo.stop();
  }
  const lines = Object.entries(recordings).map(
    ([name, entry]) => `  ${JSON.stringify(name)}: ${JSON.stringify(entry)}`,
  );
  const text = `{\n${lines.join(",\n")}\n}\n`;
  if (process.env.RECORD) writeFileSync(RECORDINGS, text);
  const recorded = JSON.parse(readFileSync(RECORDINGS, "utf8")) as typeof recordings;
  expect(Object.keys(recorded)).toEqual(Object.keys(recordings));
  for (const [name, entry] of Object.entries(recordings)) expect(entry, name).toEqual(recorded[name]);
});
