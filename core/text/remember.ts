import { Generations } from "./generations.ts";
import { ownText } from "./own-text.ts";

/**
 * Memoises a function: the same texts recur in many checks, and in every version of a document. Keeps a
 * limited number of results, and none for long texts, so that what a policy can occupy is bounded. Results
 * that were not used lately are forgotten first.
 *
 * @param compute a result may be undefined, and is then kept as well
 * @param most how many results are kept; fewer if each is large
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

/** Memoises a function for as long as the objects live that it is called with. */
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
