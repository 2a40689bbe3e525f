/** The {@code wharf} command. */
module dev.wharf.cli {
  requires dev.wharf.bindgen;
  requires dev.wharf.wasi;
  requires dev.wharf.wast;
  requires dev.wharf.wit;
  requires info.picocli;

  opens dev.wharf.cli to
      info.picocli;
}
