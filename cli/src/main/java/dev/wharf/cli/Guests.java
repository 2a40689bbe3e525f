package dev.wharf.cli;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.text.ComponentParser;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.wasm.Feature;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.text.Excerpt;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wasm.validate.ModuleValidator;
import dev.wharf.wasm.validate.ValidModule;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From a file's bytes to something that may run: decoding or parsing, then validation. */
final class Guests {
  private Guests() {}

  /**
   * @param features proposals switched on or off, where that differs from the default
   */
  static ValidModule module(GuestFile file, Map<Feature, Boolean> features) {
    Module module =
        file.format() == GuestFile.Format.TEXT
            ? ModuleParser.parse(file.bytes())
            : ModuleDecoder.decode(file.bytes());
    try {
      return features.isEmpty()
          ? ModuleValidator.validate(module)
          : ModuleValidator.validate(module, with(features));
    } catch (ValidationException e) {
      if (file.format() != GuestFile.Format.TEXT) {
        throw e;
      }
      var place =
          e.offset().stream()
              .mapToObj(offset -> ModuleParser.place(file.bytes(), module, offset))
              .flatMap(Optional::stream)
              .findFirst();
      throw placed(e, file, place);
    }
  }

  /** The error with its place in the text: nobody sees the bytes that its offset is about. */
  private static CommandException placed(
      ValidationException e, GuestFile file, Optional<Excerpt> place) {
    String where = place.map(at -> " at " + at).orElse("");
    return new CommandException(
        new Report(
            ExitCode.NOT_RUNNABLE,
            "invalid",
            file.name() + " does not validate: " + e.getMessage() + where,
            place.map(at -> source(file, at)).stream().toList(),
            List.of()));
  }

  private static Report.Fact source(GuestFile file, Excerpt at) {
    return new Report.Fact("source", file.name() + ":" + at + "\n" + at.shown());
  }

  /**
   * @param features proposals switched on or off, where that differs from the default
   */
  static ValidComponent component(GuestFile file, Map<Feature, Boolean> features) {
    var component =
        file.format() == GuestFile.Format.COMPONENT_TEXT
            ? ComponentParser.parse(file.bytes())
            : ComponentDecoder.decode(file.bytes());
    try {
      return features.isEmpty()
          ? ComponentValidator.validate(component)
          : ComponentValidator.validate(component, with(features));
    } catch (ValidationException e) {
      if (file.format() != GuestFile.Format.COMPONENT_TEXT) {
        throw e;
      }
      var place =
          e.offset().stream()
              .mapToObj(offset -> ComponentParser.place(file.bytes(), component, offset))
              .findFirst();
      throw placed(e, file, place);
    }
  }

  private static Set<Feature> with(Map<Feature, Boolean> changes) {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    for (Feature feature : Feature.values()) {
      if (changes.getOrDefault(feature, feature.onByDefault())) {
        features.add(feature);
      }
    }
    return features;
  }

  /**
   * @throws CommandException if the file is not the one that was asked for
   */
  static void check(GuestFile file, RunOptions.Checks checks) {
    if (checks.sha256().isEmpty()) {
      return;
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(file.bytes());
      String found = HexFormat.of().formatHex(digest);
      if (!found.equals(checks.sha256().get())) {
        throw new CommandException(
            new Report(
                ExitCode.NOT_RUNNABLE,
                "policy",
                file.name() + " has another digest than --sha256 demands",
                List.of(
                    new Report.Fact("wanted", checks.sha256().get()),
                    new Report.Fact("found", found)),
                List.of()));
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
