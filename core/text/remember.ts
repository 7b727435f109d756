import { ownText } from "../text/own-text.ts";

/**
 * The function with its answers kept: the same texts come back in many checks, and in every version of a document.
 * Keeps so many answers and no more, and none for texts that are long, so that what a policy can occupy is bounded.
 */
export function remember<Answer>(compute: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    if (text.length > longestKept) return compute(text);
    const own = ownText(text);
    const answer = compute(own);
    if (answers.size >= mostKept) answers.clear();
    answers.set(own, answer);
    return answer;
  };
}

const mostKept = 5000;
const longestKept = 500;
