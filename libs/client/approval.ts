/** An officer's approval, and when it was given. */
export interface Approved {
  officer: { id: string; name: string; role: string };
  at: string;
}

/** Four eyes: whether a draft cannot be submitted without a second officer, and how the approvals given stand to it. */
export interface ApprovalAnswer {
  needed: boolean;
  digest: string | null;
  given: Approved[];
  void: (Approved & { changes: { path: string; before: unknown; after: unknown }[] })[];
}
