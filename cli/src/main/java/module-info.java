/** The {@code wharf} command. */
module dev.wharf.cli {
  requires dev.wharf.wasi;
  requires dev.wharf.wast;
  requires info.picocli;

  opens dev.wharf.cli to
      info.picocli;
}
