(component
  (type $t (record (field "x" $missing))))
