import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Problem, usableZone, type Act, type Contents, type DocumentDigest, type Terms } from '#convention';
import type { Tx } from '#database';
import {
  documentKey,
  languageOf,
  saidBy,
  TEMPLATE,
  Typesetting,
  type DocumentFacts,
  type Language,
  type RenderedDocument,
} from '#documents';
import { unShortNames } from '#register';
import type { LoadedCase } from '../cases/case.rows.js';
import { ContactPointConfig } from '../contact-point.config.js';
import { Directory } from '../directory/directory.service.js';
import { DocumentNotSet, goesWithout, mayGiveUp } from './stating.js';

/**
 * What came of rendering an act's document again: the `same` bytes, `different` ones; `other-template` or
 * `other-language`: it was made with one that is not known here, so it cannot be compared; `unknown`: its request has
 * not arrived, the typesetter failed, or it is dated in a time zone that is not known here.
 */
export type DocumentCheck = 'same' | 'different' | 'other-template' | 'other-language' | 'unknown';

/** What a document is made from, of an act that is signed or about to be. */
export type Documented = DocumentFacts['act'] & Pick<Act, 'terms'>;

/** What an officer asks of the document of an act. */
export interface DocumentWish {
  language?: Language;
  /** Of the preview that was seen: any other document is refused. */
  sha256?: string;
}

/** What a document says, and the language it is in. */
interface DocumentOrder {
  facts: DocumentFacts;
  language: Language;
  key: string;
}

const notRendered = (cause?: unknown): Problem =>
  new Problem('document-not-rendered', 'the document could not be rendered', { cause });

/** How many answers are kept: acts never change, and a timeline is read often. */
const KEPT = 10_000;
/** Milliseconds; less than a transaction may idle, since what tells of an act in a linked case may wait inside one. */
const PATIENCE = 10_000;

/** Formal documents of acts: rendered when they are needed, never stored, since the act gives the same bytes again. */
@Injectable()
export class Documents implements OnApplicationShutdown {
  /** Milliseconds that an act waits for its document before it goes without. */
  patience = PATIENCE;
  private readonly typesetting = new Typesetting();
  private readonly logger = new Logger('documents');
  private readonly checked = new Map<string, DocumentCheck>();

  constructor(
    private readonly config: ContactPointConfig,
    private readonly directory: Directory,
  ) {}

  /**
   * @param language the default: the language the act says it is in, or else its request, or else the first of this State's
   *   languages that documents know, or English
   * @throws Problem `document-not-found` when the request has not arrived, `document-not-rendered`
   */
  async of(loaded: LoadedCase, act: Documented, language?: Language): Promise<RenderedDocument> {
    const order = this.orderOf(loaded, act, language);
    try {
      return await this.typesetting.render(order.facts, order.language);
    } catch (cause) {
      this.report(order, cause);
      throw notRendered(cause);
    }
  }

  /**
   * What an act states of its document. Nothing when the typesetter fails or is silent: what a State owes another at night
   * must not wait for a printer; unless somebody has seen a preview and asks for that.
   *
   * @throws DocumentNotSet inside `stating`; Problem `document-differs`, `document-not-rendered`
   */
  async stated(
    tx: Tx,
    loaded: LoadedCase,
    act: Documented,
    { language, sha256 }: DocumentWish = {},
  ): Promise<DocumentDigest | undefined> {
    const order = this.orderOf(loaded, act, language);
    const digest = this.typesetting.digestOf(order.key) ?? (await this.awaited(tx, order));
    if (sha256 === undefined || sha256 === digest?.sha256) return digest;
    if (!digest) throw notRendered();
    throw new Problem('document-differs', 'the document of this act is another than the one you have seen');
  }

  /** Lets the document of an act that is likely be set ahead, so that stating it takes no time. */
  expect(loaded: LoadedCase, act: Documented): void {
    const { facts, language } = this.orderOf(loaded, act);
    this.typesetting.expect(facts, language);
  }

  /** When HTTP is closed, and not before: an act in its last request is stated as any other. */
  async onApplicationShutdown(): Promise<void> {
    await this.typesetting.close();
  }

  /** Renders the document of a signed act again and compares; the answer is kept. Null for an act that states none. */
  async check(loaded: LoadedCase, act: Act): Promise<DocumentCheck | null> {
    if (!act.document) return null;
    const known = this.checked.get(act.hash);
    if (known) return known;
    const found = await this.compare(loaded, act, act.document);
    if (this.checked.size >= KEPT) this.checked.delete(this.checked.keys().next().value!);
    if (found !== 'unknown') this.checked.set(act.hash, found);
    return found;
  }

  private async compare(loaded: LoadedCase, act: Act, stated: DocumentDigest): Promise<DocumentCheck> {
    if (stated.template !== TEMPLATE) return 'other-template';
    const language = languageOf(stated.language);
    if (!language) return 'other-language';
    try {
      const { key, facts } = this.orderOf(loaded, act, language);
      const { sha256 } = this.typesetting.digestOf(key) ?? (await this.of(loaded, act, language));
      if (sha256 === stated.sha256) return 'same';
      const zone = facts.terms.zones[act.side];
      return usableZone(zone) === zone ? 'different' : 'unknown';
    } catch (error) {
      if (error instanceof Problem) return 'unknown';
      throw error;
    }
  }

  private async awaited(tx: Tx, order: DocumentOrder): Promise<DocumentDigest | undefined> {
    if (goesWithout(tx)) return undefined;
    if (mayGiveUp(tx)) throw new DocumentNotSet(async () => (await this.set(order)) !== undefined);
    return this.set(order);
  }

  private async set(order: DocumentOrder): Promise<DocumentDigest | undefined> {
    try {
      return await this.typesetting.sign(order.facts, order.language, this.patience);
    } catch (cause) {
      this.report(order, cause);
      return undefined;
    }
  }

  private report({ facts: { act }, language }: DocumentOrder, cause: unknown): void {
    this.logger.error({ message: 'document-not-rendered', case: act.case, act: act.act, language }, cause);
  }

  private orderOf(loaded: LoadedCase, act: Documented, asked?: Language): DocumentOrder {
    const { terms, request } = requestOf(loaded, act);
    const facts = { act: saidBy(act), terms, request, names: namesOf(act) };
    const language = asked ?? this.languageFor(act.contents, request);
    return { facts, language, key: documentKey(facts, language) };
  }

  private languageFor(...contents: Contents[]): Language {
    const own = this.directory.current().party(this.config.STATE)?.languages ?? [];
    const tags = [...contents.map(({ language }) => language), ...own];
    return tags.map(languageOf).find((language) => language !== null) ?? 'en';
  }
}

/** The names that a document shows, and no others: they go to another thread with it. */
const namesOf = ({ from, to }: Documented): DocumentFacts['names'] =>
  Object.fromEntries([from, to].flatMap((code) => (unShortNames[code] ? [[code, unShortNames[code]]] : [])));

/** The terms and contents of the request that an act belongs to: its own when it is the request. */
function requestOf({ state }: LoadedCase, act: Documented): { terms: Terms; request: Contents } {
  if (act.terms) return { terms: act.terms, request: act.contents };
  if (!state?.terms) throw new Problem('document-not-found', 'the request that this act belongs to has not arrived');
  return { terms: state.terms, request: state.contents ?? {} };
}
