/** Scripts of the specification's test suites: parsing, running, reporting. */
module dev.wharf.wast {
  requires transitive dev.wharf.runtime;

  exports dev.wharf.wast;
}
