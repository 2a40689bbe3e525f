package dev.wharf.conformance.differential;

import dev.wharf.engine.Engine;
import dev.wharf.wasm.Feature;
import dev.wharf.wasm.WasmException;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.validate.ModuleValidator;
import dev.wharf.wasm.validate.ValidModule;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** One module with its plan, ready to run here. */
record Trial(Case tried, ValidModule valid) {
  /** Empty if no plan can link the module. */
  static Optional<Trial> of(String name, byte[] module, long number) {
    var valid =
        ModuleValidator.validate(ModuleDecoder.decode(module), EnumSet.allOf(Feature.class));
    return Planner.plan(valid, number).map(plan -> new Trial(new Case(name, module, plan), valid));
  }

  /** What differs from an outcome, if anything does. */
  Optional<String> differenceFrom(Engine engine, List<String> theirs) {
    List<String> ours;
    try {
      ours = Here.run(engine, valid, tried.plan());
    } catch (WasmException e) {
      return Optional.of(e.toString());
    }
    return Comparison.difference(tried.plan(), ours, theirs);
  }
}
