/** Java sources for WIT packages: interfaces that hosts implement and guests are called through. */
module dev.wharf.bindgen {
  requires transitive dev.wharf.wit;
  requires transitive java.compiler;
  requires com.palantir.javapoet;

  exports dev.wharf.bindgen;

  provides javax.annotation.processing.Processor with
      dev.wharf.bindgen.WitWorldProcessor;
}
