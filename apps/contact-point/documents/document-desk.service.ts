import { Injectable } from '@nestjs/common';
import { Problem } from '#convention';
import { languageOf, type Language, type RenderedDocument } from '#documents';
import { CasesService, type ProposedAct } from '../cases/cases.service.js';
import type { LoadedCase } from '../cases/case.rows.js';
import { CaseTrail } from '../cases/case-trail.service.js';
import type { Officer } from '../identity/current-officer.js';
import { Documents, type DocumentCheck } from './documents.service.js';

/** A document as it is handed out: its name, and how it stands to what the act states (null before it is performed). */
export interface HandedOut extends RenderedDocument {
  name: string;
  check: DocumentCheck | 'translation' | 'none-stated' | null;
  /** Of a preview: the refusal with which four eyes would answer whoever sees it; null when it could be performed. */
  awaits: string | null;
}

/** Documents for people: before an act, and of acts that are signed. */
@Injectable()
export class DocumentDesk {
  constructor(
    private readonly cases: CasesService,
    private readonly documents: Documents,
    private readonly trail: CaseTrail,
  ) {}

  /** The document that performing the act now would send. @throws what `CasesService.preview` throws, `document-not-rendered` */
  async preview(
    id: string,
    proposed: ProposedAct,
    language: Language | undefined,
    officer: Officer,
  ): Promise<HandedOut> {
    const { loaded, act, awaits } = await this.cases.preview(id, proposed, officer);
    const rendered = await this.documents.of(loaded, act, language);
    await this.trail.record('document-previewed', loaded, officer, { act: act.act });
    return { ...rendered, name: nameOf(loaded, act.act, rendered.language), check: null, awaits };
  }

  /**
   * The document of a signed act: in the language in which it was sent, or in another.
   * @throws Problem `case-not-found`, `document-not-found`, `document-not-rendered`
   */
  async ofAct(id: string, hash: string, language: Language | undefined, officer: Officer): Promise<HandedOut> {
    const loaded = await this.cases.find(id);
    const act = loaded.acts.find((one) => one.hash === hash);
    if (!act) throw new Problem('document-not-found', 'this case has no act with this hash');
    const stated = languageOf(act.document?.language) ?? undefined;
    const rendered = await this.documents.of(loaded, act, language ?? stated);
    const check = await this.documents.check(loaded, act);
    await this.trail.record('document-read', loaded, officer, { act: act.act, hash });
    const isOther = check !== null && stated !== undefined && rendered.language !== stated;
    return {
      ...rendered,
      name: nameOf(loaded, act.act, rendered.language),
      check: isOther ? 'translation' : (check ?? 'none-stated'),
      awaits: null,
    };
  }
}

const nameOf = ({ row }: LoadedCase, act: string, language: Language): string =>
  `${row?.reference.replace(/[^A-Za-z0-9.-]/g, '_') ?? 'case'}-${act}-${language}.pdf`;
