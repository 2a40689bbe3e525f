package dev.wharf.runtime.model;

import java.util.List;

/** Something that follows scripts and shows what comes of it. */
interface Player {
  Trace play(List<Op> ops);
}
