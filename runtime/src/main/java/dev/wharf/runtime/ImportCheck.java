package dev.wharf.runtime;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.ComponentType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InstanceType;
import dev.wharf.component.type.ResourcePath;
import dev.wharf.component.type.ResourceType;
import dev.wharf.component.type.Substitution;
import dev.wharf.component.type.TypeMatching;
import dev.wharf.runtime.link.ImportResolver;
import dev.wharf.runtime.wave.TypeNames;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.LinkException.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Finds an offer for each import of a component, or says what is missing and what comes near. */
final class ImportCheck {
  private static final int SHOWN_FUNCTIONS = 4;

  private final Map<String, Offer> interfaces;
  private final Offer root;
  private final Map<String, Supply.OfComponent> exports;
  private final Function<String, List<String>> advice;

  ImportCheck(
      Map<String, Offer> interfaces,
      Offer root,
      Map<String, Supply.OfComponent> exports,
      Function<String, List<String>> advice) {
    this.interfaces = Map.copyOf(interfaces);
    this.root = root;
    this.exports = Map.copyOf(exports);
    this.advice = advice;
  }

  /**
   * What serves the imports of a component.
   *
   * @param supplies by import name, in order
   * @param exports the component's exports, as those see them who know what serves its imports
   */
  record Checked(SequencedMap<String, Supply> supplies, SequencedMap<String, ExternDesc> exports) {}

  Checked check(ComponentType type) {
    SequencedMap<String, Supply> found = new LinkedHashMap<>();
    var substitution = new Substitution();
    type.imports()
        .forEach((name, desc) ->
            supply(name, desc, type.importedResources(), substitution)
                .ifPresent(supply -> found.put(name, supply)));
    return new Checked(found, substitution.apply(type.exports()));
  }

  /** What is wrong with the imports that are not served, by name. */
  SequencedMap<String, LinkException> faults(ComponentType type) {
    SequencedMap<String, LinkException> faults = new LinkedHashMap<>();
    var substitution = new Substitution();
    type.imports()
        .forEach((name, desc) -> {
          try {
            supply(name, desc, type.importedResources(), substitution);
          } catch (LinkException e) {
            faults.put(name, e);
          }
        });
    return faults;
  }

  private Optional<Supply> supply(
      String name, ExternDesc desc, List<ResourcePath> resources, Substitution substitution) {
    Optional<String> export = ImportResolver.find(exports.keySet(), name);
    if (export.isPresent()) {
      Supply.OfComponent supply = exports.get(export.get());
      TypeMatching.supply(name, supply.type(), desc, resources, substitution)
          .ifPresent(reason -> {
            throw mismatch(name, List.of(new Fact("reason", reason)), List.of());
          });
      return Optional.of(supply);
    }
    Optional<Supply.OfHost> supply = host(name, desc, resources);
    supply.ifPresent(found -> bind(name, found.offer(), resources, substitution));
    return supply.map(found -> found);
  }

  /** A resource of the host is the same for all components that import it from one linker. */
  private static void bind(
      String name, Offer offer, List<ResourcePath> resources, Substitution substitution) {
    for (ResourcePath path : resources) {
      if (path.path().getFirst().equals(name)) {
        offer
            .resource(path.path().getLast())
            .ifPresent(resource -> substitution.bind(path.resource(), resource.identity()));
      }
    }
  }

  /** The host's offer; empty for a plain type, for which none is needed. */
  private Optional<Supply.OfHost> host(
      String name, ExternDesc type, List<ResourcePath> abstractResources) {
    return switch (type) {
      case ExternDesc.OfFunc(var func) -> Optional.of(function(name, func));
      case ExternDesc.OfInstance(var instance) ->
          Optional.of(instance(name, instance, abstractResources));
      case ExternDesc.OfType(var defined) ->
          defined instanceof ResourceType
              ? Optional.of(resource(name, abstractResources))
              : Optional.empty();
      case ExternDesc.OfModule _ -> throw missing(name, List.of());
      case ExternDesc.OfComponent _ -> throw missing(name, List.of());
    };
  }

  private Supply.OfHost function(String name, ComponentFuncType type) {
    Offer.Prepared function =
        root.function(name, type)
            .orElseThrow(() -> {
              List<Fact> facts = new ArrayList<>();
              facts.add(fact(name, type));
              List<String> bound = root.boundTypes();
              if (!bound.isEmpty()) {
                facts.add(new Fact("not in", String.join(", ", bound)));
              }
              return missing(name, facts);
            });
    return new Supply.OfHost(root, Map.of(name, function));
  }

  private Supply.OfHost resource(String name, List<ResourcePath> abstractResources) {
    if (isAbstract(abstractResources, List.of(name)) && root.resource(name).isEmpty()) {
      throw missing(name, List.of(new Fact("resource", name)));
    }
    return new Supply.OfHost(root, Map.of());
  }

  private Supply.OfHost instance(
      String name, InstanceType type, List<ResourcePath> abstractResources) {
    Optional<String> offered = ImportResolver.find(interfaces.keySet(), name);
    if (offered.isEmpty()) {
      if (needsProvider(name, type, abstractResources)) {
        throw missing(name, functions(type));
      }
      return new Supply.OfHost(new Offer(), Map.of());
    }
    Offer offer = interfaces.get(offered.get());
    Map<String, Offer.Prepared> functions = new HashMap<>();
    for (Map.Entry<String, ExternDesc> entry : type.exports().entrySet()) {
      String item = entry.getKey();
      switch (entry.getValue()) {
        case ExternDesc.OfFunc(var func) ->
            functions.put(
                item,
                function(offer, name, item, func)
                    .orElseThrow(() -> incomplete(name, offered.get(), fact(item, func))));
        case ExternDesc.OfType(var _) -> {
          if (isAbstract(abstractResources, List.of(name, item))
              && offer.resource(item).isEmpty()) {
            throw incomplete(name, offered.get(), new Fact("resource", item));
          }
        }
        case ExternDesc.OfInstance _ ->
            throw incomplete(name, offered.get(), new Fact("instance", item));
        case ExternDesc.OfModule _ ->
            throw incomplete(name, offered.get(), new Fact("core module", item));
        case ExternDesc.OfComponent _ ->
            throw incomplete(name, offered.get(), new Fact("component", item));
      }
    }
    return new Supply.OfHost(offer, functions);
  }

  // An interface of nothing but plain types, such as wasi:clocks/types, says all by itself.
  private static boolean needsProvider(
      String name, InstanceType type, List<ResourcePath> abstractResources) {
    return type.exports().entrySet().stream()
        .anyMatch(entry ->
            !(entry.getValue() instanceof ExternDesc.OfType)
                || isAbstract(abstractResources, List.of(name, entry.getKey())));
  }

  private static Optional<Offer.Prepared> function(
      Offer offer, String name, String item, ComponentFuncType type) {
    try {
      return offer.function(item, type);
    } catch (LinkException e) {
      List<Fact> facts = new ArrayList<>();
      facts.add(new Fact("function", item));
      facts.add(new Fact("wanted", TypeNames.of(type)));
      facts.add(new Fact("found", e.sentence()));
      facts.addAll(e.facts());
      throw mismatch(name, facts, e.hints());
    }
  }

  private static LinkException mismatch(String name, List<Fact> facts, List<String> hints) {
    return new LinkException(
        LinkException.Kind.TYPE,
        "what is provided as `" + name + "` does not fit the component's import",
        facts,
        hints);
  }

  private static boolean isAbstract(List<ResourcePath> resources, List<String> path) {
    return resources.stream().anyMatch(resource -> resource.path().equals(path));
  }

  private LinkException missing(String name, List<Fact> what) {
    List<Fact> facts = new ArrayList<>(what);
    Set<String> offered = new TreeSet<>(interfaces.keySet());
    offered.addAll(root.functionNames());
    offered.addAll(exports.keySet());
    List<String> nearest = ImportResolver.nearest(offered, name);
    if (!nearest.isEmpty()) {
      facts.add(new Fact("nearest", String.join(", ", nearest)));
    }
    return new LinkException(
        LinkException.Kind.MISSING,
        "the component imports `" + name + "`, which is not provided",
        facts,
        advice.apply(name));
  }

  private LinkException incomplete(String name, String offered, Fact item) {
    return new LinkException(
        LinkException.Kind.MISSING,
        "the component imports `" + name + "`, of which one item is not provided",
        List.of(item, new Fact("provided", offered)),
        advice.apply(name));
  }

  private static List<Fact> functions(InstanceType type) {
    List<Fact> facts = new ArrayList<>();
    type.exports()
        .forEach((name, item) -> {
          if (item instanceof ExternDesc.OfFunc(var func) && facts.size() < SHOWN_FUNCTIONS) {
            facts.add(fact(name, func));
          }
        });
    return facts;
  }

  private static Fact fact(String name, ComponentFuncType type) {
    return new Fact("function", name + ": " + TypeNames.of(type));
  }
}
