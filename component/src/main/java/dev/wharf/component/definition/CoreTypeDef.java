package dev.wharf.component.definition;

import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.type.RecType;
import java.util.List;

/**
 * Core types: a group of definitions as in core modules, or the type of a module. Binary format,
 * {@code core:type}.
 */
public record CoreTypeDef(Expr type, int offset) implements Definition, Declarator {
  public sealed interface Expr {}

  /** A recursive group, each member of which takes an index. */
  public record OfGroup(RecType group) implements Expr {}

  public record OfModule(List<Decl> decls) implements Expr {
    public OfModule {
      decls = List.copyOf(decls);
    }
  }

  /** A line of a module type. Binary format, {@code core:moduledecl}. */
  public sealed interface Decl {
    int offset();
  }

  public record ImportDecl(String module, String name, Import.Desc desc, int offset)
      implements Decl {}

  public record TypeDecl(Expr type, int offset) implements Decl {}

  /** An outer alias of a core type. */
  public record AliasDecl(int depth, int index, int offset) implements Decl {}

  public record ExportDecl(String name, Import.Desc desc, int offset) implements Decl {}
}
