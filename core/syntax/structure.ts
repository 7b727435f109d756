import { LineIndex } from "../text/lines.ts";
import { ChildrenSoFar } from "./children-so-far.ts";
import {
  closes,
  holdsKeywords,
  isBranch,
  isCheckTag,
  isCondition,
  isConditional,
  isTag,
  mayContain,
  partsOfIf,
  standsAlone,
} from "./nesting.ts";
import { pairTags } from "./pair-tags.ts";
import type { CloseTag, Element, OpenTag, Statement, SyntaxProblem, TreeNode } from "./tree.ts";

/**
 * Makes the tree from the flat list of statements.
 *
 * A stack is enough for a well-formed file. If tags don't pair up, the stack alone would blame the wrong one:
 * a missing `</if>` would be noticed at the end of the file. Then every step checks what may be in what: an
 * item inside of an item means that the first was not closed; items directly inside of an `if`, closed by
 * `</then>`, mean that `<then>` is missing before them.
 */
export function buildStructure(text: string, statements: Statement[]): Structure {
  return new StructureBuilder(text, statements).build();
}

/** Which tag closes which. */
export interface Structure {
  children: TreeNode[];
  errors: SyntaxProblem[];
  /** True if every tag has a partner, so that nothing had to be guessed. */
  isCertain: boolean;
}

/**
 * The deepest published policy has 14 levels of `if`; the limit keeps hostile ones from overflowing the
 * stack.
 */
const deepestElement = 250;

/** How far to look ahead for the closing tag that shows which opening tag is missing. */
const longestLookAhead = 2000;

class StructureBuilder {
  private readonly root: TreeNode[] = [];
  private readonly open: Element[] = [];
  private readonly errors: SyntaxProblem[] = [];
  private lines: LineIndex | undefined;
  private readonly children = new ChildrenSoFar();
  /** Open tags beyond the deepest level. */
  private tooDeep = 0;
  private hasToldTooDeep = false;

  /** In a balanced file nothing is guessed: misplaced tags are for the rules. */
  private readonly balanced: boolean;

  constructor(
    private readonly text: string,
    private readonly statements: Statement[],
  ) {
    this.balanced = pairTags(statements);
  }

  build(): Structure {
    for (let index = 0; index < this.statements.length; index++) this.add(index);
    while (this.open.length > 0) this.leaveUnclosed();
    const isCertain = this.balanced && this.errors.length === 0;
    return { children: this.root, errors: this.errors, isCertain };
  }

  private add(index: number): void {
    const statement = this.statements[index]!;
    if (this.isTooDeep(statement)) {
      this.append({ kind: "stray", start: statement.start, end: statement.end, parent: this.open.at(-1) });
    } else if (statement.kind === "open-tag") {
      this.addOpenTag(statement, index);
    } else if (statement.kind === "close-tag") {
      this.addCloseTag(statement);
    } else {
      statement.parent = this.open.at(-1);
      this.append(statement);
    }
  }

  /** Tags beyond the deepest level are ignored; the first of them in the policy is reported. */
  private isTooDeep(statement: Statement): boolean {
    if (statement.kind === "open-tag" && !statement.selfClosing) {
      if (this.tooDeep === 0 && this.open.length < deepestElement) return false;
      if (!this.hasToldTooDeep) {
        this.hasToldTooDeep = true;
        const message = `Tags are nested more than ${deepestElement} deep; this one and others as deep are not checked.`;
        this.errors.push({ rule: "malformed-tag", start: statement.start, end: statement.end, message });
      }
      this.tooDeep++;
      return true;
    }
    if (statement.kind !== "close-tag" || this.tooDeep === 0) return false;
    this.tooDeep--;
    return true;
  }

  private addOpenTag(tag: OpenTag, index: number): void {
    if (!this.balanced) {
      if (this.closesByOpening(tag, this.statements[index + 1])) return;
      this.leaveWhatCannotContain(tag, index);
    }
    const element: Element = {
      kind: "element",
      start: tag.start,
      end: tag.end,
      name: tag.name,
      tag: tag.tag,
      open: tag,
      close: undefined,
      children: [],
      parent: this.open.at(-1),
    };
    this.append(element);
    if (!tag.selfClosing && !standsAlone(tag.tag)) this.open.push(element);
  }

  /** `<item>` in place of `</custom_item>`, a mistake that the guide itself makes (G 288, 289, 292). */
  private closesByOpening(tag: OpenTag, next: Statement | undefined): boolean {
    const top = this.open.at(-1);
    if (top === undefined || next?.kind === "keyword" || top.children.length === 0) return false;
    if (!isCheckTag(top.tag) || !closes(top.tag, tag.tag) || tag.value !== undefined) return false;
    this.errors.push({
      rule: "mismatched-tag",
      start: tag.start,
      end: tag.end,
      message: `This check is closed by an opening tag: write </${top.name}> instead of <${tag.name}>.`,
      related: { ...spanOf(top.open), message: `The <${top.name}> that it should close.` },
    });
    this.close(top, {
      kind: "close-tag",
      start: tag.start,
      end: tag.end,
      name: tag.name,
      tag: tag.tag,
      nameSpan: tag.nameSpan,
    });
    return true;
  }

  /** An opening tag that can't be in the innermost open element shows that this one was not closed. */
  private leaveWhatCannotContain(tag: OpenTag, index: number): void {
    const name = tag.tag;
    if (!isTag(name)) return;
    for (let top = this.open.at(-1); top !== undefined; top = this.open.at(-1)) {
      const topName = top.tag;
      if (!isTag(topName) || mayContain(topName, name)) return;
      // Children that don't belong here either suggest a missing opening tag instead.
      if (!holdsKeywords(topName) && this.children.endMisplacedIn(top)) return;
      if (isConditional(topName) && this.isBranchUnopened(top, index)) return;
      const outer = this.open.findLastIndex((element) => mayContain(element.tag, name));
      if (outer === -1 && !holdsKeywords(topName)) return;
      if (
        !holdsKeywords(topName) &&
        !isConditional(topName) &&
        !isCondition(topName) &&
        !(isBranch(topName) && isBranch(name))
      )
        return;
      this.leaveUnclosed();
    }
  }

  /**
   * A check directly inside of an `if`: is the opening tag of the next part missing, rather than `</if>`? The
   * closing tag of that part decides; that of a second branch may also belong to an outer `if`, in which case
   * its column decides.
   */
  private isBranchUnopened(element: Element, index: number): boolean {
    const due = partsOfIf.find((part) => this.children.partOf(element, part) === undefined);
    if (due === undefined) return false;
    const close = this.nextUnmatchedClose(index);
    if (close?.tag !== due) return false;
    const before = partsOfIf.slice(0, partsOfIf.indexOf(due)).findLast(isBranch);
    const branch = before === undefined ? undefined : this.children.partOf(element, before);
    return branch === undefined || this.column(close.start) === this.column(branch.start);
  }

  /** The first closing tag after `index` whose opening tag is before it. */
  private nextUnmatchedClose(index: number): CloseTag | undefined {
    let depth = 0;
    const end = Math.min(this.statements.length, index + longestLookAhead);
    for (let at = index; at < end; at++) {
      const statement = this.statements[at]!;
      if (statement.kind === "open-tag" && !statement.selfClosing) depth++;
      if (statement.kind === "close-tag" && --depth < 0) return statement;
    }
    return undefined;
  }

  private column(offset: number): number {
    this.lines ??= new LineIndex(this.text);
    return this.lines.positionAt(offset).character;
  }

  private addCloseTag(tag: CloseTag): void {
    const name = tag.tag;
    if (!this.balanced && this.wrapMisplaced(tag, name)) return;
    const index = this.open.findLastIndex((element) => closes(element.tag, name));
    if (index === -1 || (!this.balanced && this.isBeyondReach(index, name))) {
      if (!this.balanced && this.closesMisnamed(tag, name)) return;
      this.errors.push({
        rule: "unopened-tag",
        start: tag.start,
        end: tag.end,
        message: `This closing tag has no matching <${tag.name}>.`,
      });
      this.append({ kind: "stray", start: tag.start, end: tag.end, parent: this.open.at(-1) });
      return;
    }
    while (this.open.length - 1 > index) this.leaveUnclosed();
    this.close(this.open[index]!, tag);
  }

  /** A check's closing tag never closes anything around a structure element. */
  private isBeyondReach(index: number, name: string): boolean {
    if (!holdsKeywords(name)) return false;
    return this.open.slice(index + 1).some((element) => !holdsKeywords(element.tag));
  }

  /** `<report …> … </custom_item>`: the tag closes the innermost check under a wrong name (G 159). */
  private closesMisnamed(tag: CloseTag, name: string): boolean {
    const top = this.open.at(-1);
    if (top === undefined || !isCheckTag(name) || !isCheckTag(top.tag)) return false;
    this.errors.push({
      rule: "mismatched-tag",
      start: tag.start,
      end: tag.end,
      message: `This check is closed under another name: write </${top.name}> instead of </${tag.name}>.`,
      related: { ...spanOf(top.open), message: `The <${top.name}> that it should close.` },
    });
    this.close(top, tag);
    return true;
  }

  /** Moves trailing children that can't be where they are under the element whose opening tag is missing. */
  private wrapMisplaced(tag: CloseTag, name: string): boolean {
    const top = this.open.at(-1);
    const siblings = top?.children ?? this.root;
    if (top !== undefined && closes(top.tag, name)) return false;
    const first =
      this.children.firstMisplacedIn(top, name) ??
      (this.isMissingAround(top, name) ? siblings[0] : undefined);
    if (first === undefined) return false;
    const wrapped = siblings.splice(siblings.lastIndexOf(first));
    const start = first.start;
    const open: OpenTag = {
      kind: "open-tag",
      start,
      end: start,
      name: tag.name,
      tag: tag.tag,
      nameSpan: { start, end: start },
      value: undefined,
      attributes: [],
      selfClosing: false,
    };
    const element: Element = {
      kind: "element",
      start,
      end: tag.end,
      name: tag.name,
      tag: tag.tag,
      open,
      close: tag,
      children: wrapped,
      parent: top,
    };
    for (const child of wrapped) child.parent = element;
    this.children.takeBack(top, wrapped);
    siblings.push(element);
    this.children.add(top, element);
    const shown = first.kind === "element" ? first.open : first;
    this.errors.push({
      rule: "unopened-tag",
      start: shown.start,
      end: shown.end,
      message: `The opening tag <${tag.name}> is missing before this.`,
      related: { ...spanOf(tag), message: `The </${tag.name}> that closes it.` },
    });
    return true;
  }

  /**
   * `</group_policy>` alone: nothing inside is misplaced without the tag, but the tag can only be around all
   * of it.
   */
  private isMissingAround(parent: Element | undefined, name: string): boolean {
    if (this.open.some((element) => closes(element.tag, name))) return false;
    if (!mayContain(parent?.tag, name)) return false;
    return this.children.allFit(parent?.children ?? this.root, parent, name);
  }

  private leaveUnclosed(): void {
    const element = this.open.pop()!;
    element.end = element.children.at(-1)?.end ?? element.open.end;
    this.errors.push({
      rule: "unclosed-tag",
      start: element.open.start,
      end: element.open.end,
      message: `The closing tag </${element.name}> is missing.`,
      related: { start: element.end, end: element.end, message: "It should be after this." },
    });
  }

  private close(element: Element, tag: CloseTag): void {
    element.close = tag;
    element.end = tag.end;
    this.open.length = this.open.indexOf(element);
  }

  private append(node: TreeNode): void {
    const parent = this.open.at(-1);
    if (parent === undefined) this.root.push(node);
    else parent.children.push(node);
    if (!this.balanced) this.children.add(parent, node);
  }
}

function spanOf({ start, end }: { start: number; end: number }) {
  return { start, end };
}
