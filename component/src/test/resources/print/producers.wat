;; What made a component and the module in it, as other tools write it.
(component
  (core module (@producers (processed-by "a linker" "1")))
  (@producers (processed-by "a composer" "2") (language "C" "")))
