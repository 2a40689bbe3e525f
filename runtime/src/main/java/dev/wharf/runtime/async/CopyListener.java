package dev.wharf.runtime.async;

/** Told of what happens to a copy. Spec: Canonical ABI, {@code OnCopy} and {@code OnCopyDone}. */
public interface CopyListener {
  /**
   * Some elements were copied, and more may be until {@code reclaim} is run, which gives the buffer
   * back.
   */
  void onCopy(Runnable reclaim);

  /** The copy has ended; the buffer is its owner's again. */
  void onCopyDone(CopyResult result);
}
