package dev.wharf.component.definition;

import java.util.Optional;

/** An export; it also adds a new index for what it exports. Binary format, {@code export}. */
public record Export(
    NameAttributes name, SortIndex item, Optional<ExternTypeExpr> ascription, int offset)
    implements Definition {}
