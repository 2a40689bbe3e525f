package dev.wharf.wit;

import java.util.Optional;

/**
 * A type with its place in the package.
 *
 * @param name empty for one that is only used, such as {@code list<u8>}
 * @param externalId what it stands for outside of WIT
 */
public record TypeDef(
    Optional<String> name,
    TypeKind kind,
    Owner owner,
    Optional<String> docs,
    Stability stability,
    Optional<String> externalId,
    Span span) {
  /** One without name and owner. */
  public static TypeDef anonymous(TypeKind kind, Stability stability, Span span) {
    return new TypeDef(
        Optional.empty(),
        kind,
        new Owner.Nobody(),
        Optional.empty(),
        stability,
        Optional.empty(),
        span);
  }

  public TypeDef withKind(TypeKind other) {
    return new TypeDef(name, other, owner, docs, stability, externalId, span);
  }

  public TypeDef withOwner(Owner other) {
    return new TypeDef(name, kind, other, docs, stability, externalId, span);
  }

  public TypeDef withName(String other) {
    return new TypeDef(Optional.of(other), kind, owner, docs, stability, externalId, span);
  }
}
