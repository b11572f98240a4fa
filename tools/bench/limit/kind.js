// The kind of a task's card: cards of one kind differ in texts alone.

const OPEN = ["NOT_START", "SUBMITTED", "MODAL", "IN_PROGRESS"];

export const isOpen = (task) => OPEN.includes(task.status);

export function kindOf(task) {
  const { status, action, imageUrl, failReason, prompt, startTime } = task;
  const isStalled = isOpen(task) && Date.now() - task.submitTime > 900_000;
  const length = prompt ? 1 + (prompt.length > 76) : 0;
  return [status, action, !!imageUrl, failReason, length, !!startTime, isOpen(task) && parseInt(task.progress) >= 0, isStalled].join();
}
