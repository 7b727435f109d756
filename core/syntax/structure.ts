import { LineIndex } from "../text/lines.ts";
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
import type { CloseTag, Element, Keyword, OpenTag, Statement, SyntaxProblem, TreeNode } from "./tree.ts";

/**
 * Makes the tree out of the flat list of statements.
 *
 * A well-formed file is a matter of a stack. When tags don't pair up, the stack alone would blame the wrong one: a
 * missing `</if>` would be noticed at the end of the file. Then every step asks what may stand in what: an item
 * inside an item means that the first was not closed; items right inside an `if`, closed by `</then>`, mean that
 * `<then>` is missing in front of them.
 */
export function buildStructure(text: string, statements: Statement[]): Structure {
  return new StructureBuilder(text, statements).build();
}

/** Which tag closes which. */
export interface Structure {
  children: TreeNode[];
  errors: SyntaxProblem[];
  /** True where every tag has its partner, so that nothing had to be guessed. */
  isCertain: boolean;
}

/** The deepest published policy has 14 levels of `if`; the limit keeps hostile ones from using up the stack. */
const deepestElement = 250;

/** How far to look ahead for the closing tag that tells which opening tag is missing. */
const longestLookAhead = 2000;

class StructureBuilder {
  private readonly root: TreeNode[] = [];
  private readonly open: Element[] = [];
  private readonly errors: SyntaxProblem[] = [];
  /** For each list of children, by their parent, what is in it beside stray text: there may be thousands of that. */
  private readonly solid = new Map<Element | undefined, (Element | Keyword)[]>();
  /** The first child, by parent and wrapper, that the wrapper may not hold; looked for from there on only. */
  /** The last of each part of an `if`, and those before it. */
  private readonly parts = new Map<Element, Map<string, Element[]>>();
  private lines: LineIndex | undefined;
  private readonly unfit = new Map<Element | undefined, Map<string, TreeNode>>();
  /** Open tags beyond the deepest level. */
  private tooDeep = 0;
  private hasToldTooDeep = false;

  /** In a balanced file nothing is guessed: misplaced tags are a matter of the rules. */
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

  /** Tags beyond the deepest level are not looked into; the first of them in the policy is reported. */
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

  /** `<item>` where `</custom_item>` should stand, a slip that the guide itself makes (G 288, 289, 292). */
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

  /** An opening tag that cannot stand in the innermost open element shows that this one was not closed. */
  private leaveWhatCannotContain(tag: OpenTag, index: number): void {
    const name = tag.tag;
    if (!isTag(name)) return;
    for (let top = this.open.at(-1); top !== undefined; top = this.open.at(-1)) {
      const topName = top.tag;
      if (!isTag(topName) || mayContain(topName, name)) return;
      // Children that already don't belong here speak for a missing opening tag instead.
      if (!holdsKeywords(topName) && this.endsMisplaced(top)) return;
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
   * A check right inside an `if`: is the opening tag of the part that comes next missing, rather than `</if>`? The
   * closing tag of that part tells; that of a second branch may also belong to an `if` further out, then its column
   * tells.
   */
  private isBranchUnopened(element: Element, index: number): boolean {
    const due = partsOfIf.find((part) => this.part(element, part) === undefined);
    if (due === undefined) return false;
    const close = this.nextUnmatchedClose(index);
    if (close?.tag !== due) return false;
    const before = partsOfIf.slice(0, partsOfIf.indexOf(due)).findLast(isBranch);
    const branch = before === undefined ? undefined : this.part(element, before);
    return branch === undefined || this.column(close.start) === this.column(branch.start);
  }

  /** The first closing tag after `index` whose opening tag stands before it. */
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

  /** Puts trailing children that cannot stand where they are under the element whose opening tag is missing. */
  private wrapMisplaced(tag: CloseTag, name: string): boolean {
    const top = this.open.at(-1);
    const siblings = top?.children ?? this.root;
    if (top !== undefined && closes(top.tag, name)) return false;
    const first =
      this.firstMisplaced(top, name) ?? (this.isMissingAround(top, name) ? siblings[0] : undefined);
    if (first === undefined) return false;
    const wrapped = siblings.splice(siblings.lastIndexOf(first));
    this.unfit.delete(top);
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
    for (const child of wrapped) {
      child.parent = element;
      this.forgetLast(top, child);
    }
    siblings.push(element);
    this.note(top, element);
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

  /** `</group_policy>` alone: nothing inside is misplaced without the tag, but it can only stand around all of it. */
  private isMissingAround(parent: Element | undefined, name: string): boolean {
    if (this.open.some((element) => closes(element.tag, name))) return false;
    if (!mayContain(parent?.tag, name)) return false;
    const siblings = parent?.children ?? this.root;
    const known = this.unfit.get(parent) ?? new Map<string, TreeNode>();
    this.unfit.set(parent, known);
    if (known.has(name) || siblings.length === 0) return false;
    const unfit = siblings.find((child) => child.kind !== "element" || !mayContain(name, child.tag));
    if (unfit !== undefined) known.set(name, unfit);
    return unfit === undefined;
  }

  private endsMisplaced(parent: Element): boolean {
    const last = this.solidIn(parent).at(-1);
    if (last === undefined) return false;
    if (last.kind === "keyword") return !holdsKeywords(parent.tag);
    const name = last.tag;
    return isTag(name) && !mayContain(parent.tag, name);
  }

  /** The first of the trailing children that `parent` may not hold, but `wrapper` may. */
  private firstMisplaced(parent: Element | undefined, wrapper: string): TreeNode | undefined {
    const parentName = parent?.tag;
    const solid = this.solidIn(parent);
    let first: TreeNode | undefined;
    for (let index = solid.length - 1; index >= 0; index--) {
      const child = solid[index]!;
      if (child.kind === "keyword") {
        if (parentName !== undefined && holdsKeywords(parentName)) break;
        if (!holdsKeywords(wrapper)) break;
      } else {
        const childName = child.tag;
        if (!isTag(childName) || mayContain(parentName, childName)) break;
        if (!mayContain(wrapper, childName)) break;
      }
      first = child;
    }
    return first;
  }

  private solidIn(parent: Element | undefined): (Element | Keyword)[] {
    let solid = this.solid.get(parent);
    if (solid === undefined) {
      solid = [];
      this.solid.set(parent, solid);
    }
    return solid;
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
    if (!this.balanced) this.note(parent, node);
  }

  /** Keeps what is asked about the children of an element at every tag: to go through them each time would take too long. */
  private note(parent: Element | undefined, child: TreeNode): void {
    if (child.kind === "stray") return;
    this.solidIn(parent).push(child);
    if (parent === undefined || child.kind !== "element") return;
    if (!isConditional(parent.tag) || !partsOfIf.includes(child.tag)) return;
    const parts = this.parts.get(parent) ?? new Map<string, Element[]>();
    this.parts.set(parent, parts.set(child.tag, parts.get(child.tag) ?? []));
    parts.get(child.tag)!.push(child);
  }

  /** Takes back what was noted last. */
  private forgetLast(parent: Element | undefined, child: TreeNode): void {
    if (child.kind === "stray") return;
    this.solidIn(parent).pop();
    if (parent !== undefined && child.kind === "element") this.parts.get(parent)?.get(child.tag)?.pop();
  }

  private part(element: Element, tag: string): Element | undefined {
    return this.parts.get(element)?.get(tag)?.at(-1);
  }
}

function spanOf({ start, end }: { start: number; end: number }) {
  return { start, end };
}
