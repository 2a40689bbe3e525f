/** Java sources for WIT packages: interfaces that hosts implement and guests are called through. */
module dev.wharf.bindgen {
  requires transitive dev.wharf.wit;
  requires com.palantir.javapoet;
  requires java.compiler;

  exports dev.wharf.bindgen;
}
