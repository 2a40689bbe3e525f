/** WIT, the text language of component interfaces: parsing, resolution, formatting. */
module dev.wharf.wit {
  requires transitive dev.wharf.component;

  exports dev.wharf.wit;
  exports dev.wharf.wit.deps;
  exports dev.wharf.wit.syntax;
  exports dev.wharf.wit.wac;
}
