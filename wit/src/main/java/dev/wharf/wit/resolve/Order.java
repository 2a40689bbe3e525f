package dev.wharf.wit.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SequencedMap;

/**
 * Puts names behind those that they need, and otherwise keeps the order in which they are written.
 */
final class Order {
  private Order() {}

  /**
   * @param needs what each name needs, in the written order; only names that are keys too
   * @return fewer names than given if some need each other in a circle
   */
  static List<String> of(SequencedMap<String, List<String>> needs) {
    var positions = new LinkedHashMap<String, Integer>();
    needs.keySet().forEach(name -> positions.put(name, positions.size()));
    var names = List.copyOf(needs.keySet());
    int[] missing = new int[names.size()];
    var neededBy = new ArrayList<List<Integer>>();
    names.forEach(_ -> neededBy.add(new ArrayList<>()));
    for (var entry : needs.entrySet()) {
      int at = positions.get(entry.getKey());
      missing[at] = entry.getValue().size();
      entry.getValue().forEach(need -> neededBy.get(positions.get(need)).add(at));
    }
    var ready = new PriorityQueue<Integer>();
    for (int i = 0; i < missing.length; i++) {
      if (missing[i] == 0) {
        ready.add(i);
      }
    }
    var order = new ArrayList<String>();
    while (!ready.isEmpty()) {
      int at = ready.remove();
      order.add(names.get(at));
      for (int next : neededBy.get(at)) {
        if (--missing[next] == 0) {
          ready.add(next);
        }
      }
    }
    return order;
  }

  /**
   * One circle among the names that have no order, each needing the next and the last the first.
   */
  static List<String> circle(Map<String, List<String>> needs, List<String> ordered) {
    var rest = new LinkedHashMap<>(needs);
    rest.keySet().removeAll(List.copyOf(ordered));
    // Whatever is left needs something that is left, so following one need after another goes on
    // until a name comes up again.
    var path = new ArrayList<String>();
    String at = rest.keySet().iterator().next();
    while (!path.contains(at)) {
      path.add(at);
      at = rest.get(at).stream().filter(rest::containsKey).findFirst().orElseThrow();
    }
    return path.subList(path.indexOf(at), path.size());
  }
}
