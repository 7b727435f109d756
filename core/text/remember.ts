import { Generations } from "./generations.ts";
import { ownText } from "./own-text.ts";

/**
 * The function with its answers kept: the same texts come back in many checks, and in every version of a document.
 * Keeps so many answers and no more, and none for texts that are long, so that what a policy can occupy is bounded. The
 * answers that were not asked for lately are forgotten first.
 *
 * @param compute an answer may be undefined, and is kept then too
 * @param most how many answers are kept; fewer where each is large
 */
export function remember<Answer>(
  compute: (text: string) => Answer,
  { most = 5000 }: { most?: number } = {},
): (text: string) => Answer {
  const answers = new Generations<Answer & {}>(Math.ceil(most / 2));
  const nothing = {} as Answer & {};
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known === nothing ? (undefined as Answer) : known;
    if (text.length > longestKept) return compute(text);
    const own = ownText(text);
    const answer = compute(own);
    answers.set(own, answer ?? nothing);
    return answer;
  };
}

const longestKept = 500;

/** The function with its answers kept for as long as the objects that they are about. */
export function rememberFor<About extends object, Answer>(
  compute: (about: About) => Answer,
): (about: About) => Answer {
  const answers = new WeakMap<About, Answer>();
  return (about) => {
    const known = answers.get(about);
    if (known !== undefined || answers.has(about)) return known as Answer;
    const answer = compute(about);
    answers.set(about, answer);
    return answer;
  };
}
