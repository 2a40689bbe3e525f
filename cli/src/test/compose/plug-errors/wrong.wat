(component (import "next" (func (param "n" u64) (result u64))))
