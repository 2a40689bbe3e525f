package dev.wharf.wit.wac;

import dev.wharf.component.compose.Part;
import dev.wharf.wit.WitFolder;

/** What stands for the name of a package in a script. */
public sealed interface WacPackage {
  /** A component, to be instantiated; or a WIT package in the binary format. */
  record Binary(Part part) implements WacPackage {}

  /** A WIT package as text. */
  record Text(WitFolder files) implements WacPackage {}
}
