/**
 * Brings the answers to pressed buttons together with their presses: an answer may arrive before the press's own
 * response has told its id.
 */
export function waitForAnswers(patience) {
  const early = new Map();
  const waiting = new Map();

  return {
    arrived(answer) {
      const resolve = waiting.get(answer.query_id);
      if (resolve === undefined) early.set(answer.query_id, answer);
      else resolve(answer);
    },
    /** @returns {Promise<{ text?: string, show_alert?: boolean, url?: string } | undefined>} undefined: too late */
    async of(queryId) {
      const known = early.get(queryId);
      if (known !== undefined) return known;
      const answer = await new Promise((resolve) => {
        waiting.set(queryId, resolve);
        setTimeout(resolve, patience);
      });
      waiting.delete(queryId);
      return answer;
    },
  };
}
