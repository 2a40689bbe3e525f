package dev.wharf.wasi.filesystem;

import dev.wharf.wasi.Access;
import dev.wharf.wasi.Denial;
import dev.wharf.wasi.DescriptorBudget;
import dev.wharf.wasi.DirectoryGrant;
import java.util.function.Consumer;

/** What everything below one granted directory has in common. */
record Grant(DirectoryGrant of, DescriptorBudget budget, Consumer<Denial> denials) {
  boolean changeable() {
    return of.access() == Access.READ_WRITE;
  }

  /** Reports a refused change and returns what the guest gets. */
  FileException refuse() {
    denials.accept(new Denial(Denial.Kind.READ_ONLY_DIRECTORY, of.guest()));
    return new FileException(FileError.NOT_PERMITTED);
  }
}
