/**
 * State transitions a history stands for, as they are billed: every state entered, every retry of a task, every
 * redrive. Takes the events of GetExecutionHistory, oldest first.
 */
export function countTransitions(events: Iterable<{ readonly type?: string | undefined }>): number {
  let transitions = 0;
  let scheduledBefore = false;
  for (const { type = '' } of events) {
    const isEntry = type.endsWith('StateEntered') || type === 'ExecutionRedriven';
    const isRetry = type === 'TaskScheduled' && scheduledBefore;
    if (isEntry || isRetry) transitions += 1;
    if (isEntry || type === 'TaskScheduled') scheduledBefore = !isEntry;
  }
  return transitions;
}
